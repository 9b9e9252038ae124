import { CloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { Effects } from "./effects.js";
import { readReply } from "./read-reply.js";

/** One request, ready to go. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Blob | undefined;
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
  readonly text: string;
  /** The response; its body is read. */
  readonly response: Response;
}

/** Timers hold 31 bits; longer ones would go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Sends one request and reads the answer to its end. Redirects are not followed: the request carries a credential.
 *
 * @throws {CloopenTimeoutError} when the answer is not complete in time
 * @throws {CloopenConnectionError} when the connection fails before the answer is complete
 * @throws {CloopenDecodeError} when the answer is longer than 16 MiB
 * @throws the reason of `signal` when that is aborted
 */
export async function send(effects: Effects, request: OutgoingRequest, patience: Patience): Promise<IncomingReply> {
  const { signal, timeoutMs, operation } = patience;
  signal?.throwIfAborted();
  const abort = new AbortController();
  const forward = (): void => abort.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  const timer = setTimeout(
    () => abort.abort(new CloopenTimeoutError(timeoutMs, operation)),
    Math.min(timeoutMs, LONGEST_TIMER),
  );
  const { url, method, headers, body } = request;
  const init = { method, headers, signal: abort.signal, redirect: "manual" as const };
  try {
    const response = await effects.fetch(url, body === undefined ? init : { ...init, body });
    return { status: response.status, text: await readReply(response, operation), response };
  } catch (error) {
    if (abort.signal.aborted) throw abort.signal.reason;
    throw error instanceof CloopenDecodeError ? error : connectionError(error, url, operation);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", forward);
  }
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
