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
 * Holds a transport that the caller gave to what {@link Transport} promises: it settles in time and
 * when it is aborted, and what it resolves to is a response. Everything that it breaks comes out as
 * a {@link TransportError} with `requestSent: true`, unless it said otherwise itself.
 */
export function guardTransport(transport: Transport): Transport {
  return async (request, options) => {
    const limit = startLimit(options);
    try {
      const response = Promise.resolve(limit.options).then((inner) => transport(request, inner));
      return checkResponse(await Promise.race([response, limit.reached]));
    } catch (error) {
      const known = isTransportError(error) ? error : undefined;
      // Any other error is left behind: its message may hold the URL.
      throw new TransportError(limit.failure() ?? known?.failure ?? "connection", {
        requestSent: known?.requestSent ?? true,
        code: known?.code,
      });
    } finally {
      limit.end();
    }
  };
}

/** The time limit and the caller's signal, as one signal of our own. */
interface Limit {
  readonly options: SendOptions;
  /** Rejects soon after the limit, if the transport has not. */
  readonly reached: Promise<never>;
  /** Which of the two came first. */
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

/** By its shape, for the transport may have been made by another copy of this package. */
function isTransportError(error: unknown): error is TransportError {
  return isRecord(error) && error["name"] === "TransportError" && typeof error["requestSent"] === "boolean";
}
