import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isRecord } from "../protocol/value.js";
import { noteMountPath } from "./request-path.js";

/**
 * The part of Node's `IncomingMessage` that a listener needs, with additions of Express, NestJS and
 * Fastify.
 */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The whole path, where a framework mounts a listener below one. */
  readonly originalUrl?: string | undefined;
  /** The path where Express mounted the listener. */
  readonly baseUrl?: string | undefined;
  /** Set by Express when a route, not `app.use`, called the listener. */
  readonly route?: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: { readonly remoteAddress?: string | undefined } | null;
  /** False once the body was read, by a body parser, say. */
  readonly readable?: boolean;
  /** True once anything of the body was read. */
  readonly readableDidRead?: boolean;
  /** Whether all of the body has arrived. */
  readonly complete?: boolean;
  /** The result of a body parser. */
  readonly body?: unknown;
  /** The unparsed body, where the application keeps it: NestJS with `rawBody: true`. */
  readonly rawBody?: unknown;
  on?(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on?(event: "end" | "close" | "error", listener: () => void): unknown;
}

/**
 * Converts a request of Node to a `Request`. The `Host` header is ignored, since the sender
 * controls it.
 */
export function toRequest(incoming: NodeRequest): Request | undefined {
  const { method = "GET" } = incoming;
  const target = incoming.originalUrl ?? incoming.url ?? "/";
  const url = target.startsWith("/") ? `http://localhost${target}` : target;
  try {
    const headers = toHeaders(incoming.headers);
    const body = method === "GET" || method === "HEAD" ? null : bodyOf(incoming, headers);
    // `duplex` is required with a stream, and missing in the DOM's types.
    const init = { method, headers, duplex: "half", body };
    const request = new Request(url, init);
    noteMountPath(request, mountPathOf(incoming));
    return request;
  } catch {
    // `OPTIONS *`, TRACE, or a target that is no URL.
    return undefined;
  }
}

function toHeaders(given: NodeRequest["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !name.startsWith(":"))
      headers.set(name, typeof value === "string" ? value : value.join(", "));
  }
  return headers;
}

/** Finds the mount path. Express sets `baseUrl`; others only remove it from `url`. */
function mountPathOf({ baseUrl, originalUrl = "", url = "" }: NodeRequest): string {
  if (baseUrl !== undefined) return baseUrl;
  return url.startsWith("/") && originalUrl.endsWith(url) ? originalUrl.slice(0, -url.length) : "";
}

function bodyOf(incoming: NodeRequest, headers: Headers): BodyInit {
  const { body, rawBody, readable, readableDidRead } = incoming;
  if (incoming.on !== undefined && readable !== false && readableDidRead !== true) return streamOf(incoming);
  // The body was already read, so its declared length no longer applies. The size limit does.
  headers.delete("content-length");
  const bytes = [rawBody, body].find((value) => value instanceof Uint8Array);
  if (bytes instanceof Uint8Array) return new Uint8Array(bytes);
  const text = [rawBody, body].find((value) => typeof value === "string") ?? textOf(body, headers);
  if (typeof text !== "string") return failing(incoming.complete === false ? brokenOff() : readBefore());
  // A parser has already decoded it, whatever charset was declared.
  headers.set("content-type", `${(headers.get("content-type") ?? "text/plain").split(";", 1)[0]};charset=utf-8`);
  return text;
}

/** Restores the body from the result of a JSON or form parser. */
function textOf(body: unknown, headers: Headers): string | undefined {
  if (!isRecord(body)) return undefined;
  if (!(headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded")) {
    // Parsers of Express 4 leave `{}` where they read nothing.
    return Object.keys(body).length === 0 ? undefined : JSON.stringify(body);
  }
  const fields = Object.entries(body).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value]).map((item) => [name, String(item)]),
  );
  // XML or JSON labelled as a form: the parser split it at `=` and `&`.
  if (/^\s*[<{]/.test(fields[0]?.[0] ?? ""))
    return fields.map(([name, value]) => (value === "" ? name : `${name}=${value}`)).join("&");
  return new URLSearchParams(fields).toString();
}

/** The body was read before and not kept: an error of the configuration, not of the sender. */
function readBefore(): CloopenConfigError {
  return new CloopenConfigError(
    "the body was read before the webhook listener, and is neither in body nor in rawBody; mount the listener before body parsers",
  );
}

function brokenOff(): Error {
  return new Error("the request broke off");
}

function failing(error: Error): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(error) });
}

/**
 * Converts the body to a stream. It requests data from Node only on the first read, so that Node
 * can drop an unread body.
 */
function streamOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  let open = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (open) return;
        // A connection that has already ended emits no further events.
        if (incoming.readable === false) return controller.error(brokenOff());
        open = true;
        const finish = (action: () => void) => (): void => {
          if (open) action();
          open = false;
        };
        incoming.on?.("data", (chunk) => {
          if (open) controller.enqueue(chunk);
        });
        incoming.on?.(
          "end",
          finish(() => controller.close()),
        );
        for (const event of ["error", "close"] as const) {
          incoming.on?.(
            event,
            finish(() => controller.error(brokenOff())),
          );
        }
      },
      cancel() {
        // Destroying the request would close the connection before the response. The rest is
        // ignored instead.
        open = false;
      },
    },
    { highWaterMark: 0 },
  );
}
