import {
  type HttpRequest,
  type HttpResponse,
  LONGEST_TIMER_MS,
  MAX_RESPONSE_BYTES,
  type SendOptions,
  systemCode,
  type Transport,
  TransportError,
} from "./transport.js";

/** Arguments for `fetch`: plain values, so that the body keeps its length. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
}

/** Options of {@link fetchTransport}. */
export interface FetchTransportOptions {
  /**
   * Replaces the global `fetch`, which is looked up at each request. The `fetch` of a sandbox fits.
   */
  readonly fetch?: (url: string, init: FetchInit) => Promise<Response>;
}

/**
 * Creates a transport over `fetch`, the default outside Node.
 *
 * After HTTP 421, Node's `fetch` sends the request again by itself, as the Fetch standard allows.
 * This cannot be disabled: use `nodeTransport` there.
 *
 * @example
 * ```ts
 * import { createClient, fetchTransport } from "@cloopen-rest/client";
 *
 * const cloopen = createClient({ transport: fetchTransport() });
 * ```
 */
export function fetchTransport({ fetch }: FetchTransportOptions = {}): Transport {
  return (request, options) => exchange(fetch ?? ((url, init) => globalThis.fetch(url, init)), request, options);
}

async function exchange(
  fetch: NonNullable<FetchTransportOptions["fetch"]>,
  { method, url, headers, body }: HttpRequest,
  { signal, timeoutMs }: SendOptions,
): Promise<HttpResponse> {
  const controller = new AbortController();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  // This promise ends the exchange: `fetch` may lose its signal to garbage collection while the
  // body stalls.
  const stopped = new Promise<never>((_, reject) => {
    const stop = (failure: "timeout" | "aborted"): void => {
      reject(new TransportError(failure, { requestSent: true }));
      controller.abort();
      reader?.cancel().catch(() => {});
    };
    timer = setTimeout(stop, Math.min(timeoutMs, LONGEST_TIMER_MS), "timeout");
    onAbort = () => stop("aborted");
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) stop("aborted");
  });
  const init = { method, headers, signal: controller.signal, redirect: "manual" as const };

  async function run(): Promise<HttpResponse> {
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    const text = await readResponseText(response, (opened) => {
      reader = opened;
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  }

  try {
    return await Promise.race([run(), stopped]);
  } catch (error) {
    throw error instanceof TransportError ? error : connectionError(error);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
  }
}

/**
 * Reads a response to its end as UTF-8, at most {@link MAX_RESPONSE_BYTES}.
 *
 * @param onReader receives the reader, to cancel it
 * @throws {TransportError} as soon as it is known to be larger
 */
export async function readResponseText(
  { headers, body }: Response,
  onReader?: (reader: ReadableStreamDefaultReader<Uint8Array>) => void,
): Promise<string> {
  const reader = body?.getReader();
  if (reader === undefined) return "";
  onReader?.(reader);
  const announced = headers.get("Content-Length");
  const decoder = new TextDecoder();
  let text = "";
  let length = Number(announced) > MAX_RESPONSE_BYTES ? Number(announced) : 0;
  for (;;) {
    if (length > MAX_RESPONSE_BYTES) {
      reader.cancel().catch(() => {});
      throw new TransportError("too-large", { requestSent: true });
    }
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Codes of failures before a byte was sent: unknown host, connection refused, connect timeout,
 * failed TLS handshake. Not `EHOSTUNREACH` and `ENETUNREACH`, which may also end an established
 * connection. `ConnectionRefused` and `FailedToOpenSocket` are Bun's.
 */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w+_CERT\w*|UNABLE_TO_\w+)$/;

/** Converts an error of `fetch`. The error itself is dropped: its message may hold the URL. */
function connectionError(error: unknown): TransportError {
  const code = systemCode(error);
  return new TransportError("connection", {
    requestSent: !((code !== undefined && NOT_SENT.test(code)) || isBlockedPort(error)),
    code,
  });
}

/** Whether `fetch` blocked the port before it connected. Node reports that in the cause. */
function isBlockedPort(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === "bad port";
}
