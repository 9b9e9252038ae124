import type { CloopenErrorKind } from "../../../src/index.js";
import type { WireServer } from "../wire-server.js";

/** One way for a call to fail, and what it must come to. */
export interface Failure {
  readonly name: string;
  readonly kind: CloopenErrorKind;
  /** What else the error must have. */
  readonly expected: Readonly<Record<string, unknown>>;
  /**
   * How many requests the server must have seen in the end. With none, there was no connection
   * either.
   */
  readonly requests: number;
  /** Does what fails. */
  provoke(server: WireServer): unknown;
}
