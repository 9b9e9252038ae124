import type { Deviation, DeviationListener, Member, Message } from "../descriptor.js";
import { indexMembers, type MemberIndex } from "../members.js";
import { joinRepeated, type UnknownFieldListener } from "../unknown-fields.js";
import type { WireObject, WireValue } from "../value.js";
import { DEFAULT_XML_LIMITS, type XmlLimits } from "./xml-limits.js";
import { XmlScanner } from "./xml-scanner.js";

/** Options of {@link decodeXml}. */
export interface DecodeXmlOptions {
  readonly limits?: XmlLimits;
  readonly onDeviation?: DeviationListener;
  /**
   * Receives each element and attribute that the contract does not know, with its value. The result
   * does not have it.
   */
  readonly onUnknown?: UnknownFieldListener;
}

/**
 * Decodes a message from XML by its descriptor.
 *
 * - Values are unchanged strings: `"000000"` keeps its zeros.
 * - A list is a list with any number of items; a bare list without elements is empty.
 * - An absent element is an absent field; an empty element is `""` or `{}`.
 * - Any root, prefix and order of elements is accepted; unknown elements are skipped.
 *
 * @throws {CloopenDecodeError} when the document is not well-formed, cut short, too deep or too
 *   long, or has a DOCTYPE
 */
export function decodeXml<T>(message: Message<T>, text: string, options: DecodeXmlOptions = {}): T {
  const scanner = new XmlScanner(text, options.limits ?? DEFAULT_XML_LIMITS);
  scanner.enterRoot();
  const reader: Reader = { scanner, onDeviation: options.onDeviation, onUnknown: options.onUnknown };
  if (scanner.name !== message.root) options.onDeviation?.({ kind: "root", path: scanner.name });
  const value = message.sequence
    ? readSequence(reader, message.members, message.root)
    : readObject(reader, message.members, message.root);
  scanner.finish();
  // Descriptor and T are generated from one schema, which the compiler cannot know.
  return value as T;
}

interface Reader {
  readonly scanner: XmlScanner;
  readonly onDeviation: DeviationListener | undefined;
  readonly onUnknown: UnknownFieldListener | undefined;
}

function readObject(reader: Reader, members: readonly Member[], path: string): WireObject {
  const { scanner } = reader;
  const index = indexMembers(members);
  const result: WireObject = {};
  scanner.attributes((name, value) => {
    const member = index.attributes.get(name);
    if (member !== undefined) result[member.name] = value;
    else unknownAttribute(reader, `${path}.${name}`, value, index.elements.has(name) ? ELEMENT : {});
  });
  const stray = strayText(reader, path);
  if (index.text !== undefined) readMixed(reader, index, index.text, result, path);
  else if (!scanner.empty) while (scanner.nextChild(stray)) readChild(reader, index, result, path);
  for (const list of index.bareLists) result[list.name] ??= [];
  return result;
}

/** Reports character data where the contract has elements only. Blanks are layout. */
function strayText({ onDeviation }: Reader, path: string): ((data: string) => void) | undefined {
  if (onDeviation === undefined) return undefined;
  return (data) => {
    if (/[^ \t\n]/.test(data)) onDeviation({ kind: "text", path });
  };
}

/** Reads an element with character data and, perhaps, child elements. */
function readMixed(reader: Reader, index: MemberIndex, text: Member, result: WireObject, path: string): void {
  let data = "";
  const take = (part: string): void => {
    data += part;
  };
  if (!reader.scanner.empty) while (reader.scanner.nextChild(take)) readChild(reader, index, result, path);
  // An empty element has no character data.
  if (data !== "") result[text.name] = data;
}

function readChild(reader: Reader, index: MemberIndex, result: WireObject, path: string): void {
  const { scanner, onDeviation, onUnknown } = reader;
  const { name } = scanner;
  const member = index.elements.get(name);
  const childPath = onDeviation === undefined && onUnknown === undefined ? "" : `${path}.${name}`;
  if (member === undefined) {
    unknownElement(reader, childPath, index.attributes.has(name) ? ATTRIBUTE : {});
    return;
  }
  const present = result[member.name];
  if (member.list === "bare" || member.list === "sequence") {
    const list = Array.isArray(present) ? present : [];
    list.push(
      member.list === "bare"
        ? readValue(reader, member, index, result, childPath)
        : readKind(reader, member.members ?? [], childPath),
    );
    result[member.name] = list;
    return;
  }
  if (present !== undefined) onDeviation?.({ kind: "repeated", path: childPath });
  result[member.name] =
    member.list === undefined
      ? readValue(reader, member, index, result, childPath)
      : readWrapped(reader, member, member.list.item, childPath);
}

/**
 * Reads a string or an object. Attributes that are fields of the parent object are stored there.
 */
function readValue(
  reader: Reader,
  member: Member,
  index: MemberIndex | undefined,
  around: WireObject,
  path: string,
): WireValue {
  if (member.members !== undefined) return readObject(reader, member.members, path);
  const { scanner, onDeviation } = reader;
  const attributes = index?.attributesOf.get(scanner.name);
  scanner.attributes((name, value) => {
    const owner = attributes?.get(name);
    if (owner !== undefined) around[owner.name] = value;
    else unknownAttribute(reader, `${path}.${name}`, value);
  });
  return scanner.readText(onDeviation && ((element) => onDeviation({ kind: "unknown", path: `${path}.${element}` })));
}

function readWrapped(reader: Reader, member: Member, item: string, path: string): WireValue[] {
  const { scanner } = reader;
  const list: WireValue[] = [];
  scanner.attributes((name, value) => unknownAttribute(reader, `${path}.${name}`, value));
  if (scanner.empty) return list;
  const stray = strayText(reader, path);
  while (scanner.nextChild(stray)) {
    if (scanner.name === item) list.push(readValue(reader, member, undefined, {}, path));
    else unknownElement(reader, `${path}.${scanner.name}`);
  }
  return list;
}

function readSequence(reader: Reader, kinds: readonly Member[], path: string): WireValue[] {
  const { scanner } = reader;
  const list: WireValue[] = [];
  scanner.attributes((name, value) => unknownAttribute(reader, `${path}.${name}`, value));
  if (scanner.empty) return list;
  const stray = strayText(reader, path);
  while (scanner.nextChild(stray)) {
    if (indexMembers(kinds).elements.has(scanner.name)) list.push(readKind(reader, kinds, `${path}.${scanner.name}`));
    else unknownElement(reader, `${path}.${scanner.name}`);
  }
  return list;
}

/** Reads one item of a sequence: an object with one field, named after the element. */
function readKind(reader: Reader, kinds: readonly Member[], path: string): WireValue {
  const kind = indexMembers(kinds).elements.get(reader.scanner.name);
  if (kind === undefined) return {};
  const item: WireObject = {};
  item[kind.name] = readValue(reader, kind, undefined, item, path);
  return item;
}

/** The contract has a field of that name, as the other of the two. */
type Expected = Pick<Deviation, "expected">;
const ATTRIBUTE: Expected = { expected: "attribute" };
const ELEMENT: Expected = { expected: "element" };

function unknownAttribute(
  { onDeviation, onUnknown }: Reader,
  path: string,
  value: string,
  expected: Expected = {},
): void {
  onDeviation?.({ kind: "unknown", path, attribute: true, ...expected });
  onUnknown?.(path, value);
}

function unknownElement({ scanner, onDeviation, onUnknown }: Reader, path: string, expected: Expected = {}): void {
  onDeviation?.({ kind: "unknown", path, ...expected });
  if (onUnknown === undefined) scanner.skip();
  else onUnknown(path, readAny(scanner));
}

/**
 * Reads an element of unknown shape: a string, or an object of its attributes and children with
 * character data as `#text`.
 */
function readAny(scanner: XmlScanner): WireValue {
  const values = new Map<string, WireValue[]>();
  const add = (name: string, value: WireValue): void => {
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  let text = "";
  const take = (data: string): void => {
    text += data;
  };
  scanner.attributes(add);
  if (!scanner.empty) while (scanner.nextChild(take)) add(scanner.name, readAny(scanner));
  if (values.size === 0) return text;
  if (text.trim() !== "") add("#text", text);
  return joinRepeated(values);
}
