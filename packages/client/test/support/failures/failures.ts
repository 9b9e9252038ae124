import { ABORTED } from "./aborted.js";
import { ANSWERED } from "./answered.js";
import { ELSEWHERE } from "./elsewhere.js";
import type { Failure } from "./failure.js";
import { UNSENT } from "./unsent.js";

/**
 * Every way to fail that we know: each is tested for what it comes to, and for what it must not
 * show.
 */
export const FAILURES: readonly Failure[] = [...ANSWERED, ...UNSENT, ...ABORTED, ...ELSEWHERE];
