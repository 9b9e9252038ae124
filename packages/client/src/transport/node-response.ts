import type { IncomingMessage } from "node:http";
import { MAX_RESPONSE_BYTES, TransportError } from "./transport.js";

const TOO_LARGE = { requestSent: true };

/**
 * Reads a response to its end as UTF-8, at most {@link MAX_RESPONSE_BYTES} after decompression.
 *
 * @param onText receives the body, once
 * @param onError receives the error that ended it early; a {@link TransportError} when it is too
 *   large
 */
export function readResponse(
  response: IncomingMessage,
  onText: (text: string) => void,
  onError: (error: unknown) => void,
): void {
  let length = 0;
  const chunks: Buffer[] = [];
  if (Number(response.headers["content-length"]) > MAX_RESPONSE_BYTES) {
    onError(new TransportError("too-large", TOO_LARGE));
    return;
  }
  response.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_RESPONSE_BYTES) onError(new TransportError("too-large", TOO_LARGE));
    else chunks.push(chunk);
  });
  response.on("error", onError);
  response.on("close", () => {
    if (!response.complete) onError(undefined);
  });
  response.on("end", () => {
    const [only = Buffer.alloc(0), ...more] = chunks;
    const bytes = more.length === 0 ? only : Buffer.concat(chunks);
    const encoding = response.headers["content-encoding"];
    if (encoding === undefined) onText(bytes.toString());
    else unpack(bytes, encoding).then(onText, onError);
  });
}

/** Decompresses a body. The client requests no compression, but gateways may apply it. */
async function unpack(bytes: Buffer, encoding: string): Promise<string> {
  const { brotliDecompress, unzip } = await import("node:zlib");
  const options = { maxOutputLength: MAX_RESPONSE_BYTES };
  return new Promise((resolve, reject) => {
    const done = (error: NodeJS.ErrnoException | null, unpacked: Buffer): void => {
      if (error === null) resolve(unpacked.toString());
      else reject(error.code === "ERR_BUFFER_TOO_LARGE" ? new TransportError("too-large", TOO_LARGE) : error);
    };
    if (encoding.trim().toLowerCase() === "br") brotliDecompress(bytes, options, done);
    else unzip(bytes, options, done);
  });
}
