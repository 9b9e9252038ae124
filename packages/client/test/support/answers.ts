import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { ReceivedRequest } from "./received-request.js";

/** What the wire server does with a request. */
export type Answer = (socket: Socket, request: ReceivedRequest) => void;

export interface HttpAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A complete HTTP response. The connection closes after it, so that tests are independent. */
export function http({ status = 200, headers = {}, body = "" }: HttpAnswer): Answer {
  return (socket) => {
    const bytes = Buffer.from(body);
    socket.write(head(status, { "Content-Length": String(bytes.length), Connection: "close", ...headers }));
    socket.end(bytes);
  };
}

/** A complete HTTP response on a connection that is kept. */
export function kept(body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): Answer {
  return (socket) =>
    void socket.write(`${head(200, { ...headers, "Content-Length": `${Buffer.byteLength(body)}` })}${body}`);
}

export function json(value: unknown, status?: number): Answer {
  return http({ ...(status === undefined ? {} : { status }), headers: JSON_TYPE, body: JSON.stringify(value) });
}

export function xmlText(body: string): Answer {
  return http({ headers: XML_TYPE, body });
}

export const JSON_TYPE = { "Content-Type": "application/json;charset=utf-8" };
export const XML_TYPE = { "Content-Type": "application/xml;charset=utf-8" };
export const HTML_TYPE = { "Content-Type": "text/html" };

/** A status of a gateway, with its page. */
export function gateway(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return http({ status, headers: { ...HTML_TYPE, ...headers } });
}

/** A login page, with 200. */
export const htmlPage: Answer = http({ headers: HTML_TYPE, body: "<!DOCTYPE html><p>Log in" });

/** Success without a body. */
export const emptySuccess: Answer = http({ headers: JSON_TYPE });

/** A body that ends in the middle, and says that this is all. */
export const halfBody: Answer = http({ headers: JSON_TYPE, body: '{"statusCode":"0000' });

/** What speaks another protocol. */
export const noHttp: Answer = (socket) => void socket.end("SSH-2.0-OpenSSH_9.2\r\n");

/** Says nothing at all. */
export const stallAtHeaders: Answer = () => {};

/** Sends the status line and one header, then nothing. */
export const stallInHeaders: Answer = (socket) => {
  socket.write("HTTP/1.1 200 Synthetic\r\nContent-Type: application/json\r\n");
};

/** Sends the head and half a body, then nothing. */
export const stallInBody: Answer = (socket) => {
  socket.write(head(200, { ...JSON_TYPE, "Content-Length": "1000" }));
  socket.write('{"statusCode":');
};

/** Sends the head and half a body, then resets the connection. */
export const resetInBody: Answer = (socket) => {
  socket.write(head(200, { ...JSON_TYPE, "Content-Length": "1000" }));
  socket.write('{"statusCode":', () => socket.resetAndDestroy());
};

/** Half a body in gzip, then the end. */
export const halfGzip: Answer = (socket) => {
  const bytes = gzipSync(JSON.stringify({ statusCode: "000000", filler: "0123456789".repeat(50) }));
  socket.write(head(200, { ...JSON_TYPE, "Content-Encoding": "gzip", "Content-Length": String(bytes.length) }));
  socket.end(bytes.subarray(0, bytes.length / 2));
};

/** Resets the connection without a response. */
export const resetAtOnce: Answer = (socket) => socket.resetAndDestroy();

/**
 * Responds to the first request of a connection with success, and resets the connection on the
 * second.
 */
export function resetOnSecond(): Answer {
  const used = new WeakSet<Socket>();
  const first = kept('{"statusCode":"000000"}');
  return (socket, request) => {
    const answer = used.has(socket) ? resetAtOnce : first;
    used.add(socket);
    answer(socket, request);
  };
}

/** A body in chunks, which announces no length. */
export function chunked(body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): Answer {
  return (socket) => {
    socket.write(head(200, { ...headers, "Transfer-Encoding": "chunked", Connection: "close" }));
    const bytes = Buffer.from(body);
    socket.end(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n0\r\n\r\n")]));
  };
}

function head(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Synthetic\r\n${lines.join("")}\r\n`;
}
