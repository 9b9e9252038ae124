import type { IncomingReply } from "../transport/send.js";
import { decodeJson } from "../wire/decode-json.js";
import { sniffFormat } from "../wire/format.js";
import { loadXml } from "../wire/lazy-xml.js";
import { isRecord } from "../wire/value.js";
import type { AnyOperation } from "./operation.js";

/** A reply whose `statusCode` is `000000`. */
export type Envelope = Readonly<Record<string, unknown>>;

const SUCCESS = "000000";

/**
 * Reads the envelope of a reply. The format is told by the first character: the label may lie.
 *
 * @throws {CloopenApiError} for a `statusCode` other than `000000`, whatever the HTTP status
 * @throws {CloopenHttpError} for anything that is no envelope: HTML, a redirect, an error of a gateway
 * @throws {CloopenDecodeError} for HTTP 200 with nothing, with a text cut short, or without a `statusCode`
 */
export async function readEnvelope(operation: AnyOperation, reply: IncomingReply): Promise<Envelope> {
  const format = isHtml(reply.text) ? undefined : sniffFormat(reply.text);
  let cause: unknown;
  let value: unknown;
  try {
    if (format === "json") value = decodeJson(operation.reply, reply.text);
    else if (format === "xml") value = (await loadXml()).decodeXml(operation.reply, reply.text);
  } catch (error) {
    cause = error;
  }
  if (reply.status === 200 && isRecord(value) && value["statusCode"] === SUCCESS) return value;
  // What only failures need is loaded when there is one.
  const { explainFailure } = await import("./explain-failure.js");
  throw explainFailure(operation, reply, { format, value, cause });
}

function isHtml(text: string): boolean {
  return /^[\uFEFF\s]*<(?:!doctype\s+html|html[\s>])/i.test(text.slice(0, 1000));
}
