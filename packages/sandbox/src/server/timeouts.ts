import type { ServerOptions } from "node:https";

/** How long a caller may take, in milliseconds. One who takes longer gets HTTP 408 where no answer has begun, and the connection is closed. */
export interface Timeouts {
  /** Until the head of a request is there, or a TLS handshake is done. Default: 60,000. */
  readonly head?: number;
  /** Until a request is there as a whole. Default: 300,000. */
  readonly request?: number;
  /** Between an answer and the next request. Default: 5,000. */
  readonly idle?: number;
  /** For a caller who does not take the rest of an answer. Default: 60,000. */
  readonly unread?: number;
}

/** The defaults are those of Node; an answer that nobody reads would wait for ever. */
export const DEFAULT_TIMEOUTS: Required<Timeouts> = { head: 60_000, request: 300_000, idle: 5_000, unread: 60_000 };

/** Options of a server that keeps to them, but for `unread`, which every answer sets for itself. */
export function timeoutOptions({ head, request, idle }: Required<Timeouts>): ServerOptions {
  return {
    handshakeTimeout: head,
    headersTimeout: Math.min(head, request),
    requestTimeout: request,
    keepAliveTimeout: idle,
    // Node looks for late ones every 30 seconds, which would be too seldom for a shorter time.
    connectionsCheckingInterval: Math.min(30_000, Math.ceil(head / 2), Math.ceil(request / 2)),
  };
}
