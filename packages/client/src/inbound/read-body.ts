import { isCloopenConfigError } from "../errors/cloopen-config-error.js";
import { type DecodedText, decodeText } from "./decode-text.js";
import { RejectedRequest } from "./guard-options.js";

/** A body in bytes and decoded. */
export interface RequestBody extends DecodedText {
  readonly bytes: Uint8Array;
}

/**
 * Reads a body of limited size, and decodes it by its declared charset.
 *
 * @throws {RejectedRequest} 413 when the body is larger, 400 when it breaks off
 */
export async function readBody(request: Request, maxBytes: number): Promise<RequestBody> {
  const bytes = await readBytes(request, maxBytes);
  return { bytes, ...decodeText(bytes, request.headers.get("content-type")) };
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new RejectedRequest(413, `the body is larger than ${maxBytes} bytes`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  if (request.body === null) return new Uint8Array();
  if (request.bodyUsed || request.body.locked)
    throw new Error("the body of the request was read before; hand over a request that nobody has read");
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      // Thrown by the Node listener when a body parser left nothing to read.
      if (isCloopenConfigError(error)) throw error;
      throw new RejectedRequest(400, "the body broke off");
    });
    if (done) return join(chunks, length);
    length += value.byteLength;
    if (length > maxBytes) {
      // The rest is not needed, so a failure to cancel does not matter.
      reader.cancel().catch(() => {});
      throw tooLarge;
    }
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
