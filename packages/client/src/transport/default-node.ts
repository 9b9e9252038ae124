import { fetchTransport } from "./fetch.js";
import { nodeTransport } from "./node.js";
import type { Transport } from "./transport.js";

/**
 * The transport of Node. Deno comes here, too, when it loads CommonJS: its `require` knows the
 * condition `node` and not `deno`. It gets the transport of `fetch`, as it does for ESM: an upload
 * over Deno's `node:http` came to HTTP 400.
 */
export const createDefaultTransport: () => Transport = "Deno" in globalThis ? fetchTransport : nodeTransport;
