/** A request to which the platform responds with a status code other than `000000`. */
export class StatusCodeError extends Error {
  override readonly name = "StatusCodeError";
  readonly statusCode: string;
  /** What in the request is the reason, for the sandbox's log: names and places, never values. The reply says nothing of it. */
  readonly why: string | undefined;

  constructor(statusCode: string, why?: string) {
    super(statusCode);
    this.statusCode = statusCode;
    this.why = why;
  }
}
