import { createServer as createHttpServer, type Server, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { getRequestListener, type Http2Bindings, type HttpBindings, RequestError } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionCut } from "../faults/fault.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { writeErrorPage } from "./error-page.js";
import type { CertificatePair } from "./make-certificate.js";
import { refuseBrowsers } from "./refuse-browsers.js";
import type { AdminPages } from "./request-context.js";

/** Options of `sandbox.listen`. */
export interface ListenOptions {
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Serve TLS: with a certificate of yours, or `true` for a self-signed one for localhost and 127.0.0.1. */
  readonly tls?: boolean | { readonly cert: string; readonly key: string };
  /** How long callers may take. */
  readonly timeouts?: Timeouts;
}

/** A sandbox that is listening. */
export interface Listening {
  /** Base URL for clients, up to the version segment. */
  readonly url: string;
  /** The sandbox's own pages, unless they are off. */
  readonly console: string | undefined;
  /** The certificate, in PEM, where TLS is served; clients need to trust it. */
  readonly certificate: string | undefined;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** What is served. */
export interface Served {
  readonly serve: (request: Request) => Promise<Response>;
  /** The sandbox's own pages, where they are among it. */
  readonly admin: AdminPages | undefined;
}

/** Connections that may be opened at once; beyond Node's 511 they would wait a second for their next try. */
const BACKLOG = 4_096;

/** Serves a handler over HTTP or TLS. */
export async function listen(
  served: Served,
  { host = "127.0.0.1", port = 0, tls = false, timeouts }: ListenOptions = {},
): Promise<Listening> {
  const limits = { ...DEFAULT_TIMEOUTS, ...timeouts };
  const pair = tls === true ? await makeOwnCertificate() : tls === false ? undefined : tls;
  const listener = getRequestListener(overSockets(served, host, limits.unread), { errorHandler: writeUnexpected });
  const serverOptions = timeoutOptions(limits);
  const server: Server = pair
    ? createHttpsServer({ ...serverOptions, ...pair }, listener)
    : createHttpServer(serverOptions, listener);
  answerBrokenRequests(server);
  // Under TLS, connections that have not finished their handshake are known to nobody else.
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: BACKLOG }, () => resolve());
  });
  const origin = `${pair ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${portOf(server.address())}`;
  return {
    url: `${origin}/2013-12-26`,
    console: served.admin && `${origin}${served.admin.path}`,
    certificate: pair?.cert,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Handler = (request: Request, bindings: HttpBindings | Http2Bindings) => Promise<Response>;

/** A new self-signed certificate. Loading the code that makes it costs a third of a start, so it is loaded for TLS only. */
async function makeOwnCertificate(): Promise<CertificatePair> {
  const { makeCertificate } = await import("./make-certificate.js");
  return makeCertificate();
}

/**
 * What a socket adds to a response: pages of other sites are kept away from the sandbox's own, a connection ends where a fault says that it is cut, and one that does
 * not read its response is dropped. That is set once the response is there: a fault may make it late on purpose.
 */
function overSockets({ serve, admin }: Served, host: string, unread: number): Handler {
  return async (request, { incoming, outgoing }) => {
    // A `Host` such as `127..1` makes a URL that cannot be parsed.
    if (!URL.canParse(request.url)) return writeErrorPage(400);
    try {
      const response = strangerAt(request) ?? (await serve(request));
      await turnEnds();
      outgoing.setTimeout(unread);
      return response;
    } catch (error) {
      if (!(error instanceof ConnectionCut)) throw error;
      cut(incoming.socket, outgoing, error);
      return RESPONSE_ALREADY_SENT;
    }
  };

  // Only here, where strangers may come from: `sandbox.fetch` is called by the program itself.
  function strangerAt(request: Request): Response | undefined {
    const problem = admin?.handles(request) ? refuseBrowsers(request.headers, host) : undefined;
    return problem === undefined ? undefined : Response.json({ error: problem }, { status: 403 });
  }
}

/** A request that HTTP does not allow gets 400. Anything else is a fault of the sandbox, and says so. */
function writeUnexpected(error: unknown): Response {
  if (error instanceof RequestError) return writeErrorPage(400);
  const name = error instanceof Error ? error.name : "an error";
  return new Response(`The sandbox failed with ${name}. This is a bug of the sandbox.\n`, { status: 500 });
}

let turn: Promise<void> | undefined;

/**
 * Resolves at the end of this turn of the event loop. Responses of one turn go out one right behind the other, so that a caller with many connections is woken once: under
 * load a seventh of the time goes into waking callers otherwise.
 */
function turnEnds(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

/** What is begun arrives before the end does: a reset would overtake it. TLS sockets have no reset of their own. */
function cut(
  socket: Socket,
  outgoing: HttpBindings["outgoing"] | Http2Bindings["outgoing"],
  { begun }: ConnectionCut,
): void {
  if (begun !== undefined && outgoing instanceof ServerResponse) {
    outgoing.writeHead(begun.status, begun.headers);
    outgoing.write(begun.bytes, () => socket.destroySoon());
  } else if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** How long a caller may take, in milliseconds. One who takes longer gets HTTP 408 where no response has begun, and the connection is closed. */
export interface Timeouts {
  /** Until the head of a request is there, or a TLS handshake is done. Default: 60,000. */
  readonly head?: number;
  /** Until a request is there as a whole. Default: 300,000. */
  readonly request?: number;
  /** Between a response and the next request. Default: 5,000. */
  readonly idle?: number;
  /** For a caller who does not take the rest of a response. Default: 60,000. */
  readonly unread?: number;
}

/** The defaults are those of Node; a response that nobody reads would wait for ever. */
export const DEFAULT_TIMEOUTS: Required<Timeouts> = { head: 60_000, request: 300_000, idle: 5_000, unread: 60_000 };

/** Options of a server that keeps to them, but for `unread`, which every response sets for itself. */
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
