import { Refusal } from "../../kernel/refusal.js";

/**
 * The bytes of a body. One without a length is read no further than the limit.
 *
 * @throws {Refusal} `160031` for more than the limit: our choice
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get("Content-Length");
  if (Number(length) > limit) throw new Refusal("160031", `the body is longer than ${limit} bytes`);
  // The server holds a body to its length, and reads it whole faster than piece by piece.
  if (length !== null || request.body === null) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw new Refusal("160031", `the body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
