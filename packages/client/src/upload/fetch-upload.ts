import type { OutgoingInit } from "../transport/effects.js";
import { isNode } from "../transport/is-node.js";

/**
 * `fetch` for a body of some size. Node's keeps a copy of all that it has sent, in case it were redirected, until it is told that it will not be and that there
 * is no window; a redirect is a failure of the connection then, with the code `REDIRECT`. Others keep nothing, and one of them does not know `error`.
 */
export async function fetchUpload(url: string, init: OutgoingInit): Promise<Response> {
  if (!isNode()) return globalThis.fetch(url, init);
  try {
    return await globalThis.fetch(url, { ...init, redirect: "error", window: null });
  } catch (error) {
    throw isRedirect(error) ? new TypeError("redirected", { cause: { code: "REDIRECT" } }) : error;
  }
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === "unexpected redirect";
}
