import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { PlatformHandler } from "./guard-options.js";
import { type NodeRequest, toRequest } from "./node-request.js";

/** What a listener needs of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/**
 * Listens to requests of a Node server. Never rejects and never throws. With `next`, a request for
 * somebody else is passed on.
 */
export type NodeListener = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Fits a handler to `node:http`, `node:https`, Express and NestJS (`app.use`), Koa and Fastify,
 * before or behind a body parser.
 *
 * As a middleware, it passes on each request whose path does not hold the secret. Mount it with a
 * path nevertheless, before your own routes: the path then says where webhooks go. With
 * `secret: false` it must be mounted with a path, or have a `basePath`; otherwise `next` receives a
 * `CloopenConfigError`.
 *
 * Where the application has answered in the meantime, or the connection is gone, the answer of the
 * handler is dropped.
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
      // A handler of another making that rejects, or a `next` that throws.
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
 * Writes an answer where that is still possible: the application may have answered, or the sender
 * be gone.
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
    // Frameworks replace parts of a response; what they refuse now cannot be answered by us.
  }
}
