import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { PlatformHandler } from "./guard-options.js";
import { type NodeRequest, toRequest } from "./node-request.js";

/** The part of Node's `ServerResponse` that a listener needs. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/**
 * Request listener for a Node server. It never rejects and never throws. With `next`, it passes on
 * requests of other handlers.
 */
export type NodeListener = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Adapts a handler to `node:http`, `node:https`, Express and NestJS (`app.use`), Koa and Fastify,
 * before or behind a body parser.
 *
 * As a middleware, it passes on each request whose path does not hold the secret. Still mount it
 * with a path, before your own routes, to show where webhooks go. With `secret: false` it must be
 * mounted with a path, or have a `basePath`; otherwise `next` receives a `CloopenConfigError`.
 *
 * When the application has already responded, or the connection is closed, the handler's response
 * is dropped.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { createWebhookHandler, toNodeListener } from "@cloopen-rest/client/webhooks";
 *
 * const handler = createWebhookHandler({}, { secret: "0123456789abcdef" });
 * createServer(toNodeListener(handler)).listen(8080);
 * ```
 */
export function toNodeListener(handler: PlatformHandler): NodeListener {
  return async (incoming, outgoing, next) => {
    try {
      const request = toRequest(incoming);
      if (next !== undefined) {
        if (request === undefined || handler.matches?.(request) === false) return next();
        if (handler.matchesAnyPath === true && !isMounted(incoming)) return next(notMounted());
      }
      const response =
        request === undefined
          ? new Response(null, { status: 400 })
          : await handler(request, incoming.socket?.remoteAddress);
      await write(response, outgoing);
    } catch (error) {
      // A custom handler that rejects, or a `next` that throws.
      console.error(error);
      await write(new Response(null, { status: 500 }), outgoing);
    }
  };
}

function isMounted({ baseUrl = "", originalUrl, url, route }: NodeRequest): boolean {
  return baseUrl !== "" || route !== undefined || (originalUrl !== undefined && originalUrl !== url);
}

function notMounted(): CloopenConfigError {
  return new CloopenConfigError(
    'with secret: false a middleware would take every request: mount it with a path, app.use("/cloopen", …), or set basePath',
  );
}

/**
 * Writes a response if that is still possible: the application may have responded, or the
 * connection be closed.
 */
async function write(response: Response, outgoing: NodeResponse): Promise<void> {
  const body = await response.text();
  if (outgoing.headersSent === true || outgoing.writableEnded === true || outgoing.destroyed === true) return;
  try {
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => {
      outgoing.setHeader(name, value);
    });
    outgoing.setHeader("content-length", String(new TextEncoder().encode(body).byteLength));
    outgoing.end(body);
  } catch {
    // Frameworks replace parts of a response. If theirs throws, nothing more can be sent.
  }
}
