import { RejectedRequest } from "./rejected-request.js";

/**
 * Reads a body as UTF-8, and no more of it than allowed.
 *
 * @throws {RejectedRequest} 413 as soon as it is known to be larger; 400 when it breaks off.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = new RejectedRequest(413, `the body is larger than ${maxBytes} bytes`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  if (request.body === null) return "";
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new RejectedRequest(400, "the body broke off");
    });
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > maxBytes) {
      // What is left is nobody's business; a failure to stop it changes nothing.
      reader.cancel().catch(() => {});
      throw tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
}
