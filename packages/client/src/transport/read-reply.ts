import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";

const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/**
 * Reads an answer to its end as UTF-8, and no more of it than 16 MiB, unpacked: what comes may be hostile, or may be packed a thousandfold.
 *
 * @throws {CloopenDecodeError} as soon as it is known to be longer
 */
export async function readReply(response: Response, operation: string | undefined): Promise<string> {
  const announced = response.headers.get("Content-Length");
  if (Number(announced) > MAX_REPLY_BYTES) {
    await response.body?.cancel();
    throw tooLong(operation);
  }
  // A length that is announced holds, unless the body was compressed.
  if (announced !== null && response.headers.get("Content-Encoding") === null) return response.text();
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = "";
  let length = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_REPLY_BYTES) {
      await reader?.cancel();
      throw tooLong(operation);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function tooLong(operation: string | undefined): CloopenDecodeError {
  return new CloopenDecodeError(`the answer is longer than ${MAX_REPLY_BYTES} bytes`, operation);
}
