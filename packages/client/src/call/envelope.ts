import { CloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenHttpError } from "../errors/cloopen-http-error.js";
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
  if (format === undefined) throw noEnvelope(operation, reply);
  const value = await decode(operation, reply, format);
  const statusCode = isRecord(value) ? value["statusCode"] : undefined;
  if (!isRecord(value) || typeof statusCode !== "string") {
    if (reply.status !== 200) throw httpError(operation, reply);
    throw new CloopenDecodeError("the answer has no statusCode", operation.id);
  }
  const { statusMsg } = value;
  if (statusCode !== SUCCESS) {
    throw new CloopenApiError(statusCode, typeof statusMsg === "string" ? statusMsg : undefined, operation.id);
  }
  if (reply.status !== 200) throw httpError(operation, reply);
  return value;
}

async function decode(operation: AnyOperation, reply: IncomingReply, format: "json" | "xml"): Promise<unknown> {
  try {
    if (format === "json") return decodeJson(operation.reply, reply.text);
    const { decodeXml } = await loadXml();
    return decodeXml(operation.reply, reply.text);
  } catch (error) {
    if (!(error instanceof CloopenDecodeError)) throw error;
    throw reply.status === 200 ? new CloopenDecodeError(error.message, operation.id) : httpError(operation, reply);
  }
}

function noEnvelope(operation: AnyOperation, reply: IncomingReply): Error {
  if (reply.status === 200 && reply.text.trim() === "") {
    return new CloopenDecodeError("the answer is empty; whether the platform acted is not known", operation.id);
  }
  return httpError(operation, reply);
}

function httpError({ id }: AnyOperation, { status, contentType, text }: IncomingReply): CloopenHttpError {
  const what = isHtml(text) ? "an HTML page" : text === "" ? "nothing" : "no envelope";
  const hint =
    status >= 300 && status < 400
      ? "; redirects are not followed, so correct baseUrl"
      : "; check baseUrl and what stands between";
  return new CloopenHttpError(`HTTP ${status} with ${what}${hint}`, status, contentType, id);
}

function isHtml(text: string): boolean {
  return /^[\uFEFF\s]*<(?:!doctype\s+html|html[\s>])/i.test(text.slice(0, 1000));
}
