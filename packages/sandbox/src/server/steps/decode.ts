import { type AnyOperation, conformJson, type Deviation, type Message } from "@cloopen-rest/client/descriptors";
import { isCloopenDecodeError } from "@cloopen-rest/client/ivr";
import { decodeXml } from "@cloopen-rest/client/xml";
import { isObject } from "../../kernel/is-object.js";
import type { RequestBody } from "../../kernel/kernel.js";
import { violationCode } from "../../kernel/spec.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { type Format, formatOfType } from "../format.js";
import { findRepeatedMember, keepsEveryMember, parseLenientJson } from "../json.js";
import { spellTruthWords, unfoldCommand } from "../leniencies.js";

/**
 * The bytes of a body. One without a length is read no further than the limit.
 *
 * @throws {StatusCodeError} `160031` for more than the limit: our choice
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
 * The text of a body, which is UTF-8 whatever its label says. Bytes of another encoding become replacement characters, and are noted: what the platform makes of
 * them is not known, our choice.
 *
 * @throws {StatusCodeError} `160031` for such bytes, when strict
 */
export function decodeText(bytes: Uint8Array, strict: boolean, note: Note): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    const what = "the body is not UTF-8";
    if (strict) throw new StatusCodeError("160031", what);
    note(what);
    return LENIENT.decode(bytes);
  }
}

/** A body as it came. */
export interface RawBody {
  readonly text: string;
  readonly contentType: string | undefined;
}

/** Notes something that real callers send although the contract does not say so. */
export type Note = (what: string) => void;

/** `160030` and `160031` are documented for the SMS gateway; that other operations answer them, too, is our choice. */
const EMPTY = "160030";
const UNREADABLE = "160031";

/**
 * Decodes a request body by the contract, taking what real callers send and noting it. The format is the label's, or the first character's where the two
 * disagree. Empty texts count as absent.
 *
 * @throws {StatusCodeError} `160030` without a body, `160031` when it cannot be read, or, when strict, deviates
 */
export function readRequestBody(operation: AnyOperation, raw: RawBody, strict: boolean, note: Note): RequestBody {
  const { request } = operation;
  if (request === undefined) return {};
  const start = raw.text.replace(/^[\uFEFF\s]+/, "");
  if (start === "") throw new StatusCodeError(EMPTY, "there is no body");
  const format = chooseFormat(start, raw.contentType, strict, note);
  const onDeviation = (deviation: Deviation): void => {
    if (!strict) report(deviation, note);
    else if (deviation.kind !== "null")
      throw new StatusCodeError(codeOfDeviation(operation, deviation), describe(deviation));
  };
  const value = refuseUnreadable(() =>
    format === "xml"
      ? readXml(request, raw.text, strict, note, onDeviation)
      : readJson(operation, request, raw.text, strict, note, onDeviation),
  );
  if (holdsIllegalCharacter(value)) throw new StatusCodeError(UNREADABLE, "a character that XML cannot carry");
  return withoutEmpty(strict ? value : spellTruthWords(request.members, value, note));
}

/** JSON can carry characters that XML cannot, and what is stored may have to go out as XML. */
function holdsIllegalCharacter(value: unknown): boolean {
  if (typeof value === "string") return /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsIllegalCharacter);
}

function chooseFormat(start: string, contentType: string | undefined, strict: boolean, note: Note): Format {
  const seen: Format = start.startsWith("<") ? "xml" : "json";
  const labelled = formatOfType(contentType);
  if (labelled !== seen) {
    const what = labelled === undefined ? "no Content-Type that names a format" : "Content-Type contradicts the body";
    if (strict) throw new StatusCodeError(UNREADABLE, what);
    note(what);
  }
  return seen;
}

function readXml(
  request: Message,
  text: string,
  strict: boolean,
  note: Note,
  onDeviation: (deviation: Deviation) => void,
): unknown {
  if (/^[\uFEFF\s]/.test(text)) {
    const what = "blanks before the XML document";
    if (strict) throw new StatusCodeError(UNREADABLE, what);
    note(what);
  }
  return decodeXml(request, text, { onDeviation });
}

function readJson(
  operation: AnyOperation,
  request: Message,
  text: string,
  strict: boolean,
  note: Note,
  onDeviation: (deviation: Deviation) => void,
): unknown {
  const { value, plain } = parseJson(text, strict, note);
  const repeated = plain && keepsEveryMember(text, value) ? undefined : findRepeatedMember(text);
  if (repeated !== undefined) onDeviation({ kind: "repeated", path: `${request.root}.${repeated}` });
  return conformJson(request, strict ? value : unfoldCommand(operation, value, note), { onDeviation });
}

function parseJson(text: string, strict: boolean, note: Note): { readonly value: unknown; readonly plain: boolean } {
  try {
    return { value: JSON.parse(text), plain: true };
  } catch (error) {
    if (strict) throw error;
    const value = parseLenientJson(text);
    note("JSON with single quotes, trailing commas or raw line ends");
    return { value, plain: false };
  }
}

function refuseUnreadable(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw error instanceof StatusCodeError ? error : new StatusCodeError(UNREADABLE, placeOf(error));
  }
}

/** Where a body breaks off being readable. `JSON.parse` quotes what it read; the other two readers name the place and no more than a character. */
function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return isCloopenDecodeError(error) || message.startsWith("JSON5: ") ? printable(message) : "not well-formed JSON";
}

/** `null` is absent in both modes; the rest is taken and noted, or refused. */
function report(deviation: Deviation, note: Note): void {
  if (deviation.kind !== "null") note(describe(deviation));
}

function describe({ kind, path }: Deviation): string {
  return `${printable(path)}: ${WORDS[kind]}`;
}

/** A number where a text is due has the member's own code, if the contract names one; everything else is unreadable. */
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
  converted: "a number or truth value where a text is due, or one object where a list is due",
} as const;

/** Real callers send unused members as empty texts. */
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
