import { type AnyOperation, conformJson, type Deviation, type Message } from "@cloopen-rest/client/descriptors";
import { isCloopenDecodeError } from "@cloopen-rest/client/ivr";
import { decodeXml } from "@cloopen-rest/client/xml";
import { isObject } from "../../kernel/is-object.js";
import type { RequestBody } from "../../kernel/request-body.js";
import { operationNamed, violationCode } from "../../kernel/spec.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { DeviationPolicy } from "../deviation-policy.js";
import { type Format, formatOfType } from "../format.js";
import { findRepeatedMember, keepsEveryMember, parseLenientJson } from "../json.js";
import { spellTruthWords, unfoldCommand } from "../leniencies.js";
import type { RequestContext, Step } from "../request-context.js";

/**
 * The longest body of the contract is far below.
 *
 * @assumption A body of more than 1 MiB, or a file of more than the contract allows, gives
 *   `160031`.
 */
export const BODY_LIMIT: number = 1024 * 1024;

const NO_BYTES = new Uint8Array();

/** Reads the body: the bytes of an upload, the fields of a message. */
export const decode: Step = async (context, next) => {
  const { request, operation } = context;
  const limit = operationNamed(operation.id).maxUploadBytes ?? BODY_LIMIT;
  const bytes = operation.method === "post" ? await readBytes(request, limit) : NO_BYTES;
  context.body = operation.upload ? { file: bytes } : readMessage(context, bytes);
  return next();
};

function readMessage(context: RequestContext, bytes: Uint8Array): RequestBody {
  const { operation, deviations } = context;
  if (operation.request === undefined) return {};
  const text = decodeText(bytes, deviations);
  context.bodyText = text;
  const raw = { text, contentType: context.header("Content-Type") };
  return readRequestBody(operation, raw, deviations);
}

/**
 * The bytes of a body. One without a length is read no further than the limit.
 *
 * @throws {StatusCodeError} `160031` for more than the limit
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get("Content-Length");
  if (Number(length) > limit) throw new StatusCodeError("160031", `the body is longer than ${limit} bytes`);
  // The server holds a body to its length, and reads it whole faster than piece by piece.
  if (length !== null || request.body === null) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw new StatusCodeError("160031", `the body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const STRICT = new TextDecoder("utf-8", { fatal: true });
const LENIENT = new TextDecoder();

/**
 * The text of a body, which is UTF-8 whatever its label says. Bytes of another encoding become
 * replacement characters, and are reported as a deviation.
 *
 * @throws {StatusCodeError} `160031` for these bytes, when strict
 */
function decodeText(bytes: Uint8Array, deviations: DeviationPolicy): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    deviations.report(UNREADABLE, "the body is not UTF-8");
    return LENIENT.decode(bytes);
  }
}

/** A body as it came. */
interface RawBody {
  readonly text: string;
  readonly contentType: string | undefined;
}

/**
 * Codes of the SMS gateway (spec/reference/envelope.md#codes-of-common-mistakes).
 *
 * @assumption Every operation gives `160030` without a body, and `160031` for one that cannot be
 *   read.
 */
const EMPTY = "160030";
const UNREADABLE = "160031";

/**
 * Decodes a request body by the contract, taking what real callers send and noting it. The format is the label's, or the first character's where the two
 * disagree. Empty strings count as absent.
 *
 * @throws {StatusCodeError} `160030` without a body, `160031` when it cannot be read, or, when strict, deviates
 */
function readRequestBody(operation: AnyOperation, raw: RawBody, deviations: DeviationPolicy): RequestBody {
  const { request } = operation;
  if (request === undefined) return {};
  const start = raw.text.replace(/^[\uFEFF\s]+/, "");
  if (start === "") throw new StatusCodeError(EMPTY, "there is no body");
  const format = chooseFormat(start, raw.contentType, deviations);
  const onDeviation = (deviation: Deviation): void => {
    // `null` is absent in both modes.
    if (deviation.kind !== "null") deviations.report(codeOfDeviation(operation, deviation), describe(deviation));
  };
  const value = rejectUnreadable(raw.text, () =>
    format === "xml"
      ? readXml(request, raw.text, deviations, onDeviation)
      : readJson(operation, request, raw.text, deviations, onDeviation),
  );
  if (holdsIllegalCharacter(value)) throw new StatusCodeError(UNREADABLE, "a character that XML cannot carry");
  return withoutEmpty(deviations.strict ? value : spellTruthWords(request.members, value, noteTo(deviations)));
}

const noteTo =
  (deviations: DeviationPolicy) =>
  (what: string): void =>
    deviations.report(UNREADABLE, what);

/** JSON can carry characters that XML cannot, and what is stored may have to go out as XML. */
function holdsIllegalCharacter(value: unknown): boolean {
  if (typeof value === "string") return /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsIllegalCharacter);
}

function chooseFormat(start: string, contentType: string | undefined, deviations: DeviationPolicy): Format {
  const seen: Format = start.startsWith("<") ? "xml" : "json";
  const labelled = formatOfType(contentType);
  if (labelled !== seen) {
    const what = labelled === undefined ? "no Content-Type that names a format" : "Content-Type contradicts the body";
    deviations.report(UNREADABLE, what);
  }
  return seen;
}

/** The encoding that an XML declaration names. */
const DECLARED_ENCODING = /^[\uFEFF\s]*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,100})["']/;
/** Its names for UTF-8, and for the part of it that has one byte for each character. */
const UTF_8 = /^(?:utf-?8|us-ascii)$/i;

function readXml(
  request: Message,
  text: string,
  deviations: DeviationPolicy,
  onDeviation: (deviation: Deviation) => void,
): unknown {
  if (/^[\uFEFF\s]/.test(text)) deviations.report(UNREADABLE, "blanks before the XML document");
  const encoding = DECLARED_ENCODING.exec(text)?.[1] ?? "utf-8";
  if (!UTF_8.test(encoding)) deviations.report(UNREADABLE, `the XML declares ${encoding.slice(0, 40)} and is UTF-8`);
  return decodeXml(request, text, { onDeviation });
}

function readJson(
  operation: AnyOperation,
  request: Message,
  text: string,
  deviations: DeviationPolicy,
  onDeviation: (deviation: Deviation) => void,
): unknown {
  const { value, plain } = parseJson(text, deviations);
  const repeated = plain && keepsEveryMember(text, value) ? undefined : findRepeatedMember(text);
  if (repeated !== undefined) onDeviation({ kind: "repeated", path: `${request.root}.${repeated}` });
  return conformJson(request, deviations.strict ? value : unfoldCommand(operation, value, noteTo(deviations)), {
    onDeviation,
  });
}

function parseJson(text: string, deviations: DeviationPolicy): { readonly value: unknown; readonly plain: boolean } {
  try {
    return { value: JSON.parse(text), plain: true };
  } catch (error) {
    if (deviations.strict) throw error;
    const value = parseLenientJson(text);
    deviations.report(UNREADABLE, "JSON with single quotes, trailing commas or raw line ends");
    return { value, plain: false };
  }
}

function rejectUnreadable(text: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof StatusCodeError) throw error;
    const why = isCutShort(text) ? `${placeOf(error)}; Content-Length counts bytes, not characters` : placeOf(error);
    throw new StatusCodeError(UNREADABLE, why);
  }
}

/** Whether a text has no end, and has characters of several bytes: a length in characters cuts it there. */
function isCutShort(text: string): boolean {
  return /[^\0-\x7f]/.test(text) && !/[}>]\s*$/.test(text.slice(-100));
}

/** Where a body breaks off being readable. `JSON.parse` quotes what it read; the other two readers name the place and no more than a character. */
function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return isCloopenDecodeError(error) || message.startsWith("JSON5: ") ? printable(message) : "not well-formed JSON";
}

function describe({ kind, path, attribute, expected }: Deviation): string {
  const words =
    expected === undefined ? WORDS[kind] : `an ${attribute ? "attribute" : "element"} instead of an ${expected}`;
  return `${printable(path)}: ${words}`;
}

/** A number where a string is due has the field's own code, if the contract names one; everything else is unreadable. */
function codeOfDeviation({ id }: AnyOperation, { kind, path }: Deviation): string {
  const [, member = ""] = path.split(/[.[]/);
  return (kind === "converted" ? violationCode(id, member, "type") : undefined) ?? UNREADABLE;
}

/** A caller's own names go into the log; they must not break its lines. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "?").slice(0, 200);
}

const WORDS = {
  null: "null",
  root: "not the documented root element",
  unknown: "not a member of the contract",
  repeated: "given more than once",
  converted: "a number or truth value where a text is due",
  text: "text between its elements",
} as const;

/** Real callers send unused fields as empty strings. */
function withoutEmpty(value: unknown): RequestBody {
  if (!isObject(value)) return {};
  const items = Object.values(value);
  if (!items.includes("") && !items.some(isObject)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== "")
      .map(([name, item]) => [name, isObject(item) ? withoutEmpty(item) : item]),
  );
}
