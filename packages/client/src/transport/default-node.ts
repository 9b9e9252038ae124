import { fetchTransport } from "./fetch.js";
import { nodeTransport } from "./node.js";
import type { Transport } from "./transport.js";

/**
 * Creates the default transport of Node. Deno's `require` also resolves the condition `node`. It
 * gets the `fetch` transport, as for ESM, since an upload over Deno's `node:http` ended in HTTP
 * 400.
 */
export const createDefaultTransport: () => Transport = "Deno" in globalThis ? fetchTransport : nodeTransport;
