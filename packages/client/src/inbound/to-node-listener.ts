import { isRecord } from "../protocol/value.js";
import type { PlatformHandler } from "./guard-options.js";

/** What a listener needs of Node's `IncomingMessage`, or of what Express makes of it. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express keeps the whole path here when it mounts a listener below one. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
  /** False once the body was read, by a body parser, say. */
  readonly readable?: boolean;
  /** What a body parser made of it. */
  readonly body?: unknown;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "close" | "error", listener: () => void): unknown;
}

/** What a listener needs of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/** Listens to requests of a Node server. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * Fits a handler to `node:http`, `node:https` and to Express, where it may stand before or behind a body parser.
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
  return async (incoming, outgoing) => {
    const request = toRequest(incoming);
    const response =
      request === undefined
        ? new Response(null, { status: 400 })
        : await handler(request, incoming.socket.remoteAddress);
    const body = await response.text();
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => {
      outgoing.setHeader(name, value);
    });
    outgoing.setHeader("content-length", String(new TextEncoder().encode(body).byteLength));
    outgoing.end(body);
  };
}

/** A request of ours from Node's. The host that it names is not looked at: it is the sender's word. */
function toRequest(incoming: NodeRequest): Request | undefined {
  const { method = "GET" } = incoming;
  const target = incoming.originalUrl ?? incoming.url ?? "/";
  const url = target.startsWith("/") ? `http://localhost${target}` : target;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !name.startsWith(":"))
      headers.set(name, typeof value === "string" ? value : value.join(", "));
  }
  // `duplex` is asked for with a stream, and unknown to the DOM's types.
  const init = {
    method,
    headers,
    duplex: "half",
    body: method === "GET" || method === "HEAD" ? null : bodyOf(incoming),
  };
  try {
    return new Request(url, init);
  } catch {
    // `OPTIONS *`, TRACE, or a target that is no URL.
    return undefined;
  }
}

function bodyOf(incoming: NodeRequest): BodyInit {
  const { body, readable, headers } = incoming;
  if (readable !== false) return streamOf(incoming);
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (!isRecord(body)) return "";
  const isForm = String(headers["content-type"]).startsWith("application/x-www-form-urlencoded");
  return isForm
    ? new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
    : JSON.stringify(body);
}

/** The body as a stream that asks Node for data only once somebody reads it, so that Node can drop what nobody reads. */
function streamOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  let open = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (open) return;
        open = true;
        const finish = (action: () => void) => (): void => {
          if (open) action();
          open = false;
        };
        incoming.on("data", (chunk) => {
          if (open) controller.enqueue(chunk);
        });
        incoming.on(
          "end",
          finish(() => controller.close()),
        );
        for (const event of ["error", "close"] as const) {
          incoming.on(
            event,
            finish(() => controller.error(new Error("the request broke off"))),
          );
        }
      },
      cancel() {
        // Destroying the request would take the connection away before the answer: the rest flows by unread.
        open = false;
      },
    },
    { highWaterMark: 0 },
  );
}
