import { ABORTED } from "./aborted.js";
import { ANSWERED } from "./answered.js";
import { ELSEWHERE } from "./elsewhere.js";
import type { Failure } from "./failure.js";
import { UNSENT } from "./unsent.js";

/** Every known failure. Each is tested for its error, and for what the error must not show. */
export const FAILURES: readonly Failure[] = [...ANSWERED, ...UNSENT, ...ABORTED, ...ELSEWHERE];
