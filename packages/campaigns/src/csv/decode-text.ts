import { TextDecoder } from "node:util";
import { inputError } from "../input/read-recipients.js";

/** Bytes of a file, in chunks. Strings are taken as they are. */
export type TextSource = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

/**
 * Decodes text in chunks.
 *
 * Without an encoding, a byte order mark decides; else the first chunk beyond ASCII: UTF-8 where it is valid, else
 * GB18030, of which GBK and GB2312 are parts and which Excel writes in China.
 *
 * @param encoding a label of the Encoding standard, such as `utf-8`, `gbk`, `big5`, `utf-16le`
 * @throws {RangeError} for an unknown encoding
 * @throws {CampaignError} `input` for bytes that are not in the encoding
 */
export async function* decodeText(source: TextSource, encoding: string | undefined): AsyncGenerator<string, void> {
  let decoder = encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  let begun = false;
  const decode = (chunk: Uint8Array | undefined): string => {
    if (decoder === undefined) return chunk === undefined ? "" : Buffer.from(chunk).toString("latin1");
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const what = `from here on the file is not ${decoder.encoding}; give its encoding, for example "gbk"`;
      throw inputError(what, { line: lines }, { cause });
    }
  };
  for await (const chunk of source) {
    if (typeof chunk === "string") {
      yield chunk;
      continue;
    }
    decoder ??= chooseDecoder(chunk, begun);
    begun = true;
    const text = decode(chunk);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
    yield text;
  }
  yield decode(undefined);
}

/** Chooses a decoder by what the bytes look like; none as long as they are ASCII. */
function chooseDecoder(chunk: Uint8Array, begun: boolean): TextDecoder | undefined {
  if (!begun && chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (!begun && chunk[0] === 0xfe && chunk[1] === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  if (chunk.every((byte) => byte < 0x80)) return undefined;
  try {
    // `stream`: the last character may go on in the next chunk.
    new TextDecoder("utf-8", { fatal: true }).decode(chunk, { stream: true });
    return new TextDecoder("utf-8", { fatal: true });
  } catch {
    return new TextDecoder("gb18030", { fatal: true });
  }
}
