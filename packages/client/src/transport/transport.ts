/** One signed request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute URL with the signature in its query: keep it out of logs. */
  readonly url: string;
  /** Holds `Authorization`: keep it out of logs. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * A string, or a `Blob` for an upload. Both have a known length, since the platform requires
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

/** Limits of one exchange. */
export interface SendOptions {
  /** The caller's signal. Aborts the exchange. */
  readonly signal: AbortSignal | undefined;
  /** Time until the last byte of the response, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Sends one request once, and reads the response to its end.
 *
 * A transport never retries by itself, follows no redirect, and settles within `timeoutMs`. It
 * rejects with a {@link TransportError}, which says whether the request may have been sent. After
 * any other error the request counts as sent.
 */
export type Transport = (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;

/** How an exchange failed. */
export type TransportFailure = "connection" | "timeout" | "aborted" | "too-large";

/** Largest response that is read, in bytes, after decompression. Responses may be hostile. */
export const MAX_RESPONSE_BYTES: number = 16 * 1024 * 1024;

/** Longest delay of a timer, which holds 31 bits. A longer one would fire at once. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** Thrown by a transport. It holds no URL and no header, so it may be logged. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly failure: TransportFailure;
  /**
   * Whether a byte of the request may have left this machine. `false` only where that is certain.
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

/** Finds the `code` of a system error, or of one of its causes. */
export function systemCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
    at = "cause" in at ? at.cause : undefined;
  }
  return undefined;
}
