import type { Message } from "../protocol/descriptor.js";
import { type Format, sniffFormat } from "../protocol/format.js";
import { decodeJson } from "../protocol/json/decode-json.js";
import { withXml } from "../protocol/lazy-xml.js";
import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";
import type { IncomingReply } from "../transport/send.js";
import type { Reading } from "./to-error.js";

/** A reply whose `statusCode` is `000000`. */
export type Envelope = Readonly<Record<string, unknown>>;

const SUCCESS = "000000";

/**
 * Reads the envelope of a reply. The format is told by the first character: the label may lie. It takes a promise only where something has yet to be loaded.
 *
 * @throws {CloopenApiError} for a `statusCode` other than `000000`, whatever the HTTP status
 * @throws {CloopenHttpError} for anything that is no envelope: HTML, a redirect, an error of a gateway
 * @throws {CloopenDecodeError} for HTTP 200 with nothing, with a text cut short, or without a `statusCode`
 */
export function readEnvelope(operation: AnyOperation, reply: IncomingReply): Envelope | Promise<Envelope> {
  const format = formatOf(reply.text);
  if (format !== "xml") return judge(operation, reply, format, decodeJson);
  return withXml(({ decodeXml }) => judge(operation, reply, format, decodeXml));
}

function formatOf(text: string): Format | undefined {
  const format = sniffFormat(text);
  return format === "xml" && isHtml(text) ? undefined : format;
}

function judge(
  operation: AnyOperation,
  reply: IncomingReply,
  format: Format | undefined,
  decode: (message: Message, text: string) => unknown,
): Envelope | Promise<Envelope> {
  let cause: unknown;
  let value: unknown;
  try {
    value = format && decode(operation.reply, reply.text);
  } catch (error) {
    cause = error;
  }
  if (reply.status === 200 && isRecord(value) && value["statusCode"] === SUCCESS) return value;
  return refuse(operation, reply, { format, value, cause });
}

/** What only failures need is loaded when there is one. */
async function refuse(operation: AnyOperation, reply: IncomingReply, reading: Reading): Promise<never> {
  const { explainFailure } = await import("./to-error.js");
  throw explainFailure(operation, reply, reading);
}

function isHtml(text: string): boolean {
  return /^[\uFEFF\s]*<(?:!doctype\s+html|html[\s>])/i.test(text.slice(0, 1000));
}
