import type { Clock } from "../kernel/clock.js";
import type { FaultEffect } from "./fault.js";
import { ConnectionCut } from "./fault.js";

/** What a fault works on. */
export interface FaultContext {
  readonly clock: Clock;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Carries the request out. */
  readonly answer: () => Promise<Response>;
  /** Writes the platform's envelope. */
  readonly fail: (statusCode: string) => Response;
}

/**
 * Responds to a request as a fault says.
 *
 * @throws {ConnectionCut} where the connection is to end
 */
export async function applyFault(effect: FaultEffect, context: FaultContext): Promise<Response> {
  switch (effect.kind) {
    case "latency": {
      // First the deed: a caller who gives up meanwhile has had it done all the same.
      const response = await context.answer();
      await wait(context, effect.ms);
      return response;
    }
    case "reset-before":
      throw new ConnectionCut();
    case "reset-after":
      await context.answer();
      throw new ConnectionCut();
    case "half-body":
      return cutInHalf(await context.answer());
    case "wrong-content-type":
      return relabel(await context.answer(), effect.contentType ?? "text/html;charset=utf-8");
    case "http-status":
      return gatewayPage(effect.status, effect.retryAfter);
    case "html":
      return page(200, "Welcome", {});
    case "empty":
      return new Response(null, { headers: { "Content-Length": "0" } });
    case "stall":
      return new Promise((_, reject) => onAbort(context.signal, reject));
    case "status-code":
      return context.fail(effect.statusCode);
  }
}

function wait({ clock, signal }: FaultContext, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, resolve);
    onAbort(signal, (reason) => {
      cancel();
      reject(reason);
    });
  });
}

function onAbort(signal: AbortSignal, run: (reason: unknown) => void): void {
  if (signal.aborted) run(signal.reason);
  else signal.addEventListener("abort", () => run(signal.reason), { once: true });
}

async function cutInHalf(response: Response): Promise<never> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), "content-length": String(bytes.length) };
  throw new ConnectionCut({
    status: response.status,
    headers,
    bytes: bytes.subarray(0, Math.floor(bytes.length / 2)),
  });
}

function relabel(response: Response, contentType: string): Response {
  const headers = new Headers(response.headers);
  headers.set("Content-Type", contentType);
  return new Response(response.body, { status: response.status, headers });
}

/** Statuses for which `Response` allows no body. */
const BODILESS = new Set([204, 205, 304]);

function gatewayPage(status: number, retryAfter: number | string | undefined): Response {
  const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return BODILESS.has(status) ? new Response(null, { status, headers }) : page(status, `${status}`, headers);
}

function page(status: number, title: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    { status, headers: { "Content-Type": "text/html;charset=utf-8", ...headers } },
  );
}
