import { CloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenHttpError } from "../errors/cloopen-http-error.js";
import type { Message } from "../protocol/descriptor.js";
import { type Format, sniffFormat } from "../protocol/format.js";
import { decodeJson } from "../protocol/json/decode-json.js";
import { withXml } from "../protocol/lazy-xml.js";
import type { AnyOperation } from "../protocol/operation.js";
import type { UnknownFieldListener } from "../protocol/unknown-fields.js";
import { isRecord } from "../protocol/value.js";
import type { HttpResponse } from "../transport/transport.js";

/** A response whose `statusCode` is `000000`, decoded. */
export type Envelope = Readonly<Record<string, unknown>>;

/** A response after decoding. */
interface ParsedResponse {
  /** `undefined` when it is neither JSON nor XML. */
  readonly format: Format | undefined;
  readonly value: unknown;
  /** Why it could not be decoded. */
  readonly cause: unknown;
}

const SUCCESS = "000000";
/**
 * Six digits identify a response of the platform (spec/reference/envelope.md#status-codes).
 * Gateways send JSON with a `statusCode`, too: that of HTTP.
 */
const STATUS_CODE = /^\d{6}$/;

/**
 * Parses a response. The format follows from the first character, since `Content-Type` is not
 * reliable.
 *
 * @param onUnknown receives each field that the contract does not know
 * @returns the envelope or an error; a promise only where code has yet to be loaded
 */
export function parseResponse(
  operation: AnyOperation,
  response: HttpResponse,
  onUnknown?: UnknownFieldListener,
): Envelope | Error | Promise<Envelope | Error> {
  const format = formatOf(response.text);
  const parseWith = (decode: Decode) =>
    toResult(operation, response, parse(operation, response, format, decode, onUnknown));
  return format === "xml" ? withXml(({ decodeXml }) => parseWith(decodeXml)) : parseWith(decodeJson);
}

type Decode = (message: Message, text: string, options: { readonly onUnknown?: UnknownFieldListener }) => unknown;

function formatOf(text: string): Format | undefined {
  const format = sniffFormat(text);
  return format === "xml" && isHtml(text) ? undefined : format;
}

function isHtml(text: string): boolean {
  return /^[\uFEFF\s]*<(?:!doctype\s+html|html[\s>])/i.test(text.slice(0, 1000));
}

function parse(
  operation: AnyOperation,
  { text }: HttpResponse,
  format: Format | undefined,
  decode: Decode,
  onUnknown: UnknownFieldListener | undefined,
): ParsedResponse {
  try {
    const options = onUnknown === undefined ? {} : { onUnknown };
    return { format, value: format && decode(operation.reply, text, options), cause: undefined };
  } catch (cause) {
    return { format, value: undefined, cause };
  }
}

function toResult(
  operation: AnyOperation,
  response: HttpResponse,
  parsed: ParsedResponse,
): Envelope | Error | Promise<Error> {
  const { value } = parsed;
  if (response.status === 200 && isRecord(value) && value["statusCode"] === SUCCESS) return value;
  return toError(operation, response, parsed);
}

function toError(operation: AnyOperation, response: HttpResponse, parsed: ParsedResponse): Error | Promise<Error> {
  const { format, value, cause } = parsed;
  if (format === undefined) return noEnvelope(operation, response);
  if (cause !== undefined) return undecodable(operation, response, cause);
  const { statusCode, statusMsg } = isRecord(value) ? value : {};
  if (typeof statusCode === "string" && STATUS_CODE.test(statusCode) && statusCode !== SUCCESS)
    return apiError(statusCode, typeof statusMsg === "string" ? statusMsg : undefined, operation.id);
  if (response.status !== 200) return httpError(operation, response, "no envelope");
  return new CloopenDecodeError("the response has no statusCode of six digits", operation.id);
}

/**
 * Builds the error of a rejected request. The catalogue's meanings are loaded on demand, and the
 * error works without them.
 */
async function apiError(statusCode: string, statusMsg: string | undefined, operation: string): Promise<Error> {
  const meanings = await import("../errors/meaning-of.js").catch(() => undefined);
  return new CloopenApiError(statusCode, statusMsg, operation, meanings?.meaningOf(statusCode));
}

function undecodable(operation: AnyOperation, response: HttpResponse, cause: unknown): Error {
  if (response.status !== 200) return httpError(operation, response, "no envelope");
  return new CloopenDecodeError(
    cause instanceof CloopenDecodeError ? cause.message : "the response cannot be read",
    operation.id,
  );
}

function noEnvelope(operation: AnyOperation, response: HttpResponse): Error {
  const { status, text } = response;
  if (status === 200 && text.trim() === "") {
    return new CloopenDecodeError(
      "the response is empty; if mayHaveActed is true, check before you retry",
      operation.id,
    );
  }
  const what = /^[\uFEFF\s]*</.test(text) ? "an HTML page" : text === "" ? "nothing" : "no envelope";
  return httpError(operation, response, what);
}

function httpError({ id }: AnyOperation, { status, headers }: HttpResponse, what: string): CloopenHttpError {
  // A browser shows a redirect as status 0.
  const redirected = status === 0 || (status >= 300 && status < 400);
  const subject = status === 0 ? "a redirect" : `HTTP ${status} with ${what}`;
  const hint = redirected
    ? "redirects are not followed, so correct baseUrl"
    : "check that baseUrl ends in /2013-12-26, and any proxy or gateway in between";
  const contentType = headers["content-type"];
  return new CloopenHttpError(
    `${subject}; ${hint}`,
    status,
    typeof contentType === "string" ? contentType : undefined,
    id,
  );
}
