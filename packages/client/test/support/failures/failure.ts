import type { CloopenErrorKind } from "../../../src/index.js";
import type { WireServer } from "../wire-server.js";

/** One way for a call to fail, and what it must come to. */
export interface Failure {
  readonly name: string;
  readonly kind: CloopenErrorKind;
  /** What else the error must have. */
  readonly expected: Readonly<Record<string, unknown>>;
  /** Number of requests that the server must have seen. With 0, there was no connection either. */
  readonly requests: number;
  /** Does what fails. */
  trigger(server: WireServer): unknown;
}
