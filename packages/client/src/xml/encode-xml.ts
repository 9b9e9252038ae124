import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { type Member, type Message, xmlName } from "../wire/descriptor.js";
import { isRecord } from "../wire/value.js";
import { escapeAttribute, escapeText, findIllegalCharacter } from "./escape.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Options of {@link encodeXml}. */
export interface EncodeXmlOptions {
  /** Write the XML declaration first; true by default. */
  readonly declaration?: boolean;
}

/**
 * Writes a message as XML by its descriptor, members in the order of the contract. Absent and `undefined` members are left out, everything is
 * escaped. Members that the descriptor does not know are not written; `checkValue` refuses them.
 *
 * @throws {CloopenEncodeError} for a character that XML cannot carry (NUL, most control characters, half a surrogate pair) or a value of
 *   another type than the descriptor says.
 */
export function encodeXml<T>(message: Message<T>, value: T, options: EncodeXmlOptions = {}): string {
  const body = message.sequence
    ? element(message.root, "", writeSequence(message.members, value, ""))
    : writeObject(message.root, message.members, value, "");
  // One look at the whole is far cheaper than one at each value; only a find is worth a search for its place.
  if (findIllegalCharacter(body) !== undefined) refuseIllegalCharacter(value, "");
  return options.declaration === false ? body : DECLARATION + body;
}

function writeObject(name: string, members: readonly Member[], value: unknown, path: string): string {
  if (!isRecord(value)) throw wrongType(path, "an object", value);
  let attributes = "";
  let children = "";
  for (const member of members) {
    const item = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
    if (item === undefined) continue;
    if (member.on !== undefined) {
      if (value[member.on] === undefined)
        throw new CloopenEncodeError(
          `${member.name} needs ${member.on} beside it: in XML it is an attribute of that element`,
          path === "" ? member.name : `${path}.${member.name}`,
        );
      continue;
    }
    const at = path === "" ? member.name : `${path}.${member.name}`;
    if (member.at === "attribute") attributes += attribute(member, item, at);
    else if (member.at === "text") children += escapeText(text(item, at));
    else children += writeMember(member, item, at, ownAttributes(members, member, value, at));
  }
  return element(name, attributes, children);
}

/** The attributes of a member's element that are members beside it. */
function ownAttributes(
  members: readonly Member[],
  owner: Member,
  value: Readonly<Record<string, unknown>>,
  path: string,
): string {
  let attributes = "";
  for (const member of members) {
    const item = value[member.name];
    if (member.on === owner.name && item !== undefined) attributes += attribute(member, item, path);
  }
  return attributes;
}

function writeMember(member: Member, value: unknown, path: string, attributes: string): string {
  const name = xmlName(member);
  if (member.list === undefined) return writeItem(name, member, value, path, attributes);
  if (member.list === "sequence") return writeSequence(member.members ?? [], value, path);
  if (!Array.isArray(value)) throw wrongType(path, "a list", value);
  const itemName = member.list === "bare" ? name : member.list.item;
  const items = value.map((item: unknown, at) => writeItem(itemName, member, item, `${path}[${at}]`, "")).join("");
  return member.list === "bare" ? items : element(name, attributes, items);
}

function writeItem(name: string, member: Member, value: unknown, path: string, attributes: string): string {
  return member.members === undefined
    ? element(name, attributes, escapeText(text(value, path)))
    : writeObject(name, member.members, value, path);
}

function writeSequence(kinds: readonly Member[], value: unknown, path: string): string {
  if (!Array.isArray(value)) throw wrongType(path, "a list", value);
  return value
    .map((item: unknown, at) => {
      const place = `${path}[${at}]`;
      if (!isRecord(item)) throw wrongType(place, "an object", item);
      const kind = kinds.find((candidate) => item[candidate.name] !== undefined);
      if (kind === undefined) throw new CloopenEncodeError(`${place} names no element of the contract`, place);
      return writeItem(xmlName(kind), kind, item[kind.name], `${place}.${kind.name}`, "");
    })
    .join("");
}

function element(name: string, attributes: string, children: string): string {
  return children === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name}>`;
}

function attribute(member: Member, value: unknown, path: string): string {
  return ` ${xmlName(member)}="${escapeAttribute(text(value, path))}"`;
}

function text(value: unknown, path: string): string {
  if (typeof value !== "string") throw wrongType(path, "a string", value);
  return value;
}

function refuseIllegalCharacter(value: unknown, path: string): void {
  if (Array.isArray(value)) for (const [at, item] of value.entries()) refuseIllegalCharacter(item, `${path}[${at}]`);
  else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value))
      refuseIllegalCharacter(item, path === "" ? name : `${path}.${name}`);
  } else if (typeof value === "string") {
    const illegal = findIllegalCharacter(value);
    if (illegal === undefined) return;
    const code = (illegal.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new CloopenEncodeError(`${path} holds U+${code}, which XML cannot carry; leave it out or send JSON`, path);
  }
}

function wrongType(path: string, wanted: string, value: unknown): CloopenEncodeError {
  const got = value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
  return new CloopenEncodeError(`${path || "the body"} must be ${wanted}, got ${got}`, path);
}
