/** What went wrong, for `switch`. */
export type CloopenErrorKind = "api" | "http" | "timeout" | "connection" | "decode" | "encode" | "config" | "abort";

/** Marks errors of this package, across copies and realms. */
export const BRAND: unique symbol = Symbol.for("@cloopen-rest/client/error");

/**
 * Base class of the errors of this package. Message, stack and fields never hold a token, a `sig`
 * or an `Authorization`.
 */
export abstract class CloopenError extends Error {
  abstract readonly kind: CloopenErrorKind;
  /** operationId of the call that failed, when there was one. */
  readonly operation: string | undefined;
  /** Number of attempts of this call, failed connections included. */
  readonly attempts: number = 0;
  /**
   * Whether the platform may have acted. True when a request that does not only read may have
   * arrived, and its outcome is unknown. False when nothing was sent, or the platform rejected it.
   */
  readonly mayHaveActed: boolean = false;
  /**
   * The `reqId` of the request, set by the caller or the client. The status report of the message
   * has it, too.
   */
  declare readonly reqId?: string;

  constructor(message: string, operation?: string, options?: ErrorOptions) {
    super(operation === undefined ? message : `${operation}: ${message}`, options);
    this.operation = operation;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Records the outcome of a call in its error. */
export function setCallOutcome(
  error: CloopenError,
  attempts: number,
  mayHaveActed: boolean,
  reqId: string | undefined,
): void {
  Object.assign(error, { attempts, mayHaveActed, ...(reqId !== undefined && { reqId }) });
}

/** Whether a value is an error of this package; works across copies and realms. */
export function isCloopenError(value: unknown): value is CloopenError {
  return typeof value === "object" && value !== null && BRAND in value && value[BRAND] === true;
}
