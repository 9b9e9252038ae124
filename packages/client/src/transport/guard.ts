import { isRecord } from "../protocol/value.js";
import {
  type HttpResponse,
  LONGEST_TIMER_MS,
  MAX_RESPONSE_BYTES,
  type SendOptions,
  type Transport,
  TransportError,
} from "./transport.js";

/**
 * Enforces the contract of {@link Transport} on a transport of the caller. It settles in time and
 * on abort, and resolves to a valid response. A violation rejects with a {@link TransportError}
 * with `requestSent: true`, unless the transport's own error says otherwise.
 */
export function guardTransport(transport: Transport): Transport {
  return async (request, options) => {
    const limit = startLimit(options);
    try {
      const response = Promise.resolve(limit.options).then((inner) => transport(request, inner));
      return checkResponse(await Promise.race([response, limit.reached]));
    } catch (error) {
      const known = isTransportError(error) ? error : undefined;
      // Any other error is dropped: its message may hold the URL.
      throw new TransportError(limit.failure() ?? known?.failure ?? "connection", {
        requestSent: known?.requestSent ?? true,
        code: known?.code,
      });
    } finally {
      limit.end();
    }
  };
}

/** The time limit and the caller's signal, combined into one signal. */
interface Limit {
  readonly options: SendOptions;
  /** Rejects soon after the limit, unless the transport has settled. */
  readonly reached: Promise<never>;
  /** Which limit was reached first. */
  readonly failure: () => "timeout" | "aborted" | undefined;
  readonly end: () => void;
}

function startLimit({ signal, timeoutMs }: SendOptions): Limit {
  const controller = new AbortController();
  let failure: "timeout" | "aborted" | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let reject: (error: TransportError) => void = () => {};
  const reached = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  const stop = (reason: "timeout" | "aborted"): void => {
    failure ??= reason;
    controller.abort();
    // A transport that rejects at once knows better whether the request was sent.
    grace ??= setTimeout(() => reject(new TransportError(reason, { requestSent: true })), 0);
  };
  const onAbort = (): void => stop("aborted");
  const timer = setTimeout(stop, Math.min(timeoutMs, LONGEST_TIMER_MS), "timeout");
  signal?.addEventListener("abort", onAbort);
  return {
    options: { signal: controller.signal, timeoutMs },
    reached,
    failure: () => failure,
    end() {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

function checkResponse(response: unknown): HttpResponse {
  const { status, headers, text } = isRecord(response) ? response : {};
  if (typeof status !== "number" || !isRecord(headers) || typeof text !== "string")
    throw new TransportError("connection", { requestSent: true, code: "ERR_NOT_A_RESPONSE" });
  if (text.length > MAX_RESPONSE_BYTES) throw new TransportError("too-large", { requestSent: true });
  return { status, headers: headers as HttpResponse["headers"], text };
}

/** Checks the shape, not the class: another copy of this package may have made the transport. */
function isTransportError(error: unknown): error is TransportError {
  return isRecord(error) && error["name"] === "TransportError" && typeof error["requestSent"] === "boolean";
}
