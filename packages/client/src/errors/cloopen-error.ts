/** What went wrong, for `switch`. */
export type CloopenErrorKind = "api" | "http" | "timeout" | "connection" | "decode" | "encode" | "config" | "abort";

/** Marks our errors across copies and realms of this package. */
export const BRAND: unique symbol = Symbol.for("@cloopen-rest/client/error");

/**
 * Common base. Its messages, stacks and members never hold a token, a `sig` or an `Authorization`.
 */
export abstract class CloopenError extends Error {
  abstract readonly kind: CloopenErrorKind;
  /** operationId of the call that failed, when there was one. */
  readonly operation: string | undefined;
  /** Requests that were sent, or tried to be, for this call. */
  readonly attempts: number = 0;
  /**
   * Whether the platform may have acted: true when a request that is more than a question may have
   * arrived and no answer tells. False when nothing left, or the platform refused.
   */
  readonly mayHaveActed: boolean = false;
  /**
   * The `reqId` of the request, the caller's or the client's, where it had one: the status report
   * of the message brings it, too.
   */
  declare readonly reqId?: string;

  constructor(message: string, operation?: string, options?: ErrorOptions) {
    super(operation === undefined ? message : `${operation}: ${message}`, options);
    this.operation = operation;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Writes down what became of a call, when that is known. */
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
