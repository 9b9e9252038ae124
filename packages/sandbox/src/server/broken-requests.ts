import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** HTTP status of what Node's parser reports; 400 for the rest. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", 413],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** A request and its response. */
interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/**
 * Responds to what is not HTTP, and ends its connection. A response in progress is sent first: a `Content-Length` in characters leaves bytes behind the body, so the
 * caller sees the outcome of the request before them.
 */
export function answerBrokenRequests(server: Server): void {
  const newest = new WeakMap<Duplex, Exchange>();
  server.on("request", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    newest.set(incoming.socket, { incoming, outgoing });
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { incoming, outgoing } = newest.get(socket) ?? {};
    const isUnderWay = outgoing !== undefined && !outgoing.writableFinished;
    const end = (): unknown => socket.end(writeHttpError(STATUSES.get(error.code ?? "") ?? 400));
    if (isUnderWay && incoming?.complete) outgoing.once("finish", end);
    else if (!isHttpError(error) || !socket.writable || (isUnderWay && outgoing.headersSent)) socket.destroy();
    else end();
  });
}

/** Not an error of the connection, such as `ECONNRESET`, or of TLS. */
function isHttpError({ code = "" }: NodeJS.ErrnoException): boolean {
  return code.startsWith("HPE_") || code === "ERR_HTTP_REQUEST_TIMEOUT";
}

/** As Node writes it: there is no request that a page could be for. */
function writeHttpError(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`;
}
