import { CloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { Effects } from "./effects.js";

/** One request, ready to go. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
}

/** How long one may wait, and who may call it off. */
export interface Patience {
  /** For the whole answer, body included, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** operationId, for errors. */
  readonly operation: string;
}

/** One answer, read to its end. */
export interface IncomingReply {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
  /** The response; its body is read. */
  readonly response: Response;
}

const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/**
 * Sends one request and reads the answer to its end. Redirects are not followed: the request carries a credential.
 *
 * @throws {CloopenTimeoutError} when the answer is not complete in time
 * @throws {CloopenConnectionError} when the connection fails before the answer is complete
 * @throws {CloopenDecodeError} when the answer announces more than 16 MiB
 * @throws the reason of `signal` when that is aborted
 */
export async function send(effects: Effects, request: OutgoingRequest, patience: Patience): Promise<IncomingReply> {
  const { signal, timeoutMs, operation } = patience;
  signal?.throwIfAborted();
  const abort = new AbortController();
  const forward = (): void => abort.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  const timer = setTimeout(() => abort.abort(new CloopenTimeoutError(timeoutMs, operation)), timeoutMs);
  try {
    return await exchange(effects, request, abort.signal, operation);
  } catch (error) {
    if (abort.signal.aborted) throw abort.signal.reason;
    throw error instanceof CloopenDecodeError ? error : connectionError(error, request.url, operation);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", forward);
  }
}

async function exchange(
  effects: Effects,
  request: OutgoingRequest,
  signal: AbortSignal,
  operation: string,
): Promise<IncomingReply> {
  const { url, method, headers, body } = request;
  const init = { method, headers, signal, redirect: "manual" as const };
  const response = await effects.fetch(url, body === undefined ? init : { ...init, body });
  if (Number(response.headers.get("Content-Length")) > MAX_REPLY_BYTES) {
    await response.body?.cancel();
    throw new CloopenDecodeError(`the answer is longer than ${MAX_REPLY_BYTES} bytes`, operation);
  }
  return {
    status: response.status,
    contentType: response.headers.get("Content-Type") ?? undefined,
    text: await response.text(),
    response,
  };
}

/** The error of `fetch` is left behind: its message may hold the URL. */
function connectionError(error: unknown, url: string, operation: string): CloopenConnectionError {
  const code = systemCode(error);
  return new CloopenConnectionError(
    `no answer from ${new URL(url).host}${code === undefined ? "" : ` (${code})`}; check the address, the network and the certificate`,
    code,
    operation,
  );
}

function systemCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? systemCode(error.cause) : undefined;
}
