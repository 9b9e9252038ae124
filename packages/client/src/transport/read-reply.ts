import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { isNode } from "./is-node.js";

const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/** For answers that come in one piece. */
const DECODER: TextDecoder = /* @__PURE__ */ new TextDecoder();

/**
 * Reads an answer to its end as UTF-8, and no more of it than 16 MiB, unpacked: what comes may be hostile, or may be packed a thousandfold.
 *
 * @throws {CloopenDecodeError} as soon as it is known to be longer
 */
export async function readReply({ headers, body }: Response, operation: string | undefined): Promise<string> {
  const announced = headers.get("Content-Length");
  if (Number(announced) > MAX_REPLY_BYTES) {
    await body?.cancel();
    throw tooLong(operation);
  }
  const reader = body?.getReader();
  if (reader === undefined) return "";
  // What was compressed has another length when it is read.
  const expected = announced !== null && headers.get("Content-Encoding") === null ? Number(announced) : undefined;
  let decoder: TextDecoder | undefined;
  let text = "";
  let length = 0;
  for (;;) {
    const { value } = await reader.read();
    length += value?.length ?? 0;
    if (length > MAX_REPLY_BYTES) {
      await reader.cancel();
      throw tooLong(operation);
    }
    if (value === undefined || length === expected) {
      if (value !== undefined) letGo(reader);
      return text + (decoder ?? DECODER).decode(value);
    }
    decoder ??= new TextDecoder();
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Every byte that was announced is there. Node takes the connection back by itself then, and reading the end of the stream, which costs it 25 µs, does nothing
 * more; other runtimes hold something until the end is read.
 */
function letGo(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  if (!isNode()) reader.read().catch(() => {});
}

function tooLong(operation: string | undefined): CloopenDecodeError {
  return new CloopenDecodeError(`the answer is longer than ${MAX_REPLY_BYTES} bytes`, operation);
}
