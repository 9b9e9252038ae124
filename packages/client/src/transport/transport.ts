/** One signed request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, with the signature in its query: keep it out of logs. */
  readonly url: string;
  /** Holds `Authorization`: keep it out of logs. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * A string, or a `Blob` where a file is uploaded. Its length is known, for the platform requires
   * `Content-Length`.
   */
  readonly body: string | Blob | undefined;
}

/** One response, read to its last byte. */
export interface HttpResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: HttpHeaders;
  /** The body, decoded as UTF-8. */
  readonly text: string;
}

/** Headers of a response, by name in lower case. */
export type HttpHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What limits one exchange. */
export interface SendOptions {
  /** The caller's signal. Aborts the exchange. */
  readonly signal: AbortSignal | undefined;
  /** Time until the last byte of the response, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Sends one request once, and reads the response to its end.
 *
 * A transport never sends again by itself, follows no redirect, and settles within `timeoutMs`. Of
 * its failures a {@link TransportError} says whether the request can have left; whatever else it
 * throws is taken for a request that may have arrived.
 */
export type Transport = (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;

/** How an exchange failed. */
export type TransportFailure = "connection" | "timeout" | "aborted" | "too-large";

/** Largest response that is read, in bytes, after decompression: what comes may be hostile. */
export const MAX_RESPONSE_BYTES: number = 16 * 1024 * 1024;

/** Timers hold 31 bits; a longer one would fire at once. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** Thrown by a transport. It holds no URL and no header, so it may be logged. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly failure: TransportFailure;
  /**
   * Whether a byte of the request can have left this machine. `false` only where that is certain.
   */
  readonly requestSent: boolean;
  /** Code of the system or of TLS, such as `ECONNREFUSED`. */
  readonly code: string | undefined;

  constructor(
    failure: TransportFailure,
    options: { readonly requestSent: boolean; readonly code?: string | undefined },
  ) {
    super(options.code === undefined ? failure : `${failure} (${options.code})`);
    this.failure = failure;
    this.requestSent = options.requestSent;
    this.code = options.code;
  }
}

/** The code of an error of the system, or of one of its causes. */
export function systemCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
    at = "cause" in at ? at.cause : undefined;
  }
  return undefined;
}
