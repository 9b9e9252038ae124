import type { OutgoingInit } from "./effects.js";
import { isNode } from "./is-node.js";

/**
 * `fetch` that is not redirected. Node's copies a request and all of its body in case it were, until it is told that it will not be and that there is no window: a tenth
 * of the time of a call, and twice the memory of an upload. A redirect is a failure without a status then; it is given as a response of status 0, which is how
 * browsers show one. Other runtimes copy nothing, and one of them does not know `error`.
 */
export function fetchOnce(url: string, init: OutgoingInit): Promise<Response> {
  if (!isNode()) return globalThis.fetch(url, init);
  return globalThis.fetch(url, { ...init, redirect: "error", window: null }).catch(asRedirect);
}

function asRedirect(error: unknown): Response {
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === "unexpected redirect")
    return Response.error();
  throw error;
}
