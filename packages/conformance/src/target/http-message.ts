/** One HTTP/1.1 message. */
export interface HttpMessage {
  /** Request line or status line. */
  readonly startLine: string;
  /** Names in lower case; a header given twice is an error. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A request and its reply. */
export interface Exchange {
  readonly request: HttpMessage;
  readonly reply: HttpMessage;
}

/**
 * Parses exactly one message.
 *
 * @throws {Error} when the bytes are no complete message, or more than one
 */
export function parseHttpMessage(bytes: Buffer): HttpMessage {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("no complete head");
  const [startLine = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    if (headers.has(name)) throw new Error(`${name} is given twice`);
    headers.set(name, line.slice(colon + 1).trim());
  }
  const rest = bytes.subarray(end + 4);
  return { startLine, headers, body: readBody(headers, rest) };
}

function readBody(headers: ReadonlyMap<string, string>, rest: Buffer): Buffer {
  if (headers.get("transfer-encoding") === "chunked") return readChunks(rest);
  const length = Number(headers.get("content-length") ?? 0);
  if (rest.length !== length) throw new Error(`the body has ${rest.length} bytes, Content-Length says ${length}`);
  return rest;
}

function readChunks(rest: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf("\r\n", at);
    if (lineEnd < 0) throw new Error("a chunk is cut short");
    const size = Number.parseInt(rest.subarray(at, lineEnd).toString("latin1"), 16);
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
