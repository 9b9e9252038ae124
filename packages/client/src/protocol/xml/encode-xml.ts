import { CloopenEncodeError } from "../../errors/cloopen-encode-error.js";
import { type Member, type Message, xmlName } from "../descriptor.js";
import { isRecord, typeName } from "../value.js";
import { compileWriter, type Step } from "./compile-writer.js";
import { escapeAttribute, escapeText, findIllegalCharacter } from "./escape.js";
import { type Place, pathTo } from "./place.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Options of {@link encodeXml}. */
export interface EncodeXmlOptions {
  /** Write the XML declaration first; true by default. */
  readonly declaration?: boolean;
}

/**
 * Encodes a message as XML by its descriptor, with elements in the order of the contract. Absent
 * and `undefined` fields are left out. Unknown fields are not written; `checkValue` rejects them.
 *
 * @throws {CloopenEncodeError} for a value of the wrong type, or a character that XML cannot carry:
 *   NUL, most control characters, half a surrogate pair
 */
export function encodeXml<T>(message: Message<T>, value: T, options: EncodeXmlOptions = {}): string {
  const body = message.sequence
    ? element(message.root, "", writeSequence(message.members, value, undefined))
    : writeObject(message.root, message.members, value, undefined);
  // Checking the whole document once is far cheaper than each value. Its place is searched only
  // after a match.
  if (findIllegalCharacter(body) !== undefined) rejectIllegalCharacter(value, undefined);
  return options.declaration === false ? body : DECLARATION + body;
}

function writeObject(name: string, members: readonly Member[], value: unknown, place: Place | undefined): string {
  if (!isRecord(value)) throw wrongType(place, "an object", value);
  let attributes = "";
  let children = "";
  for (const step of compileWriter(members)) {
    const { member } = step;
    const item = value[member.name];
    // Inherited properties such as `constructor` are not fields.
    if (item === undefined || !Object.hasOwn(value, member.name)) continue;
    if (step.plain && typeof item === "string" && item !== "") children += step.open + escapeText(item) + step.close;
    else if (member.on !== undefined) {
      if (value[member.on] === undefined) throw missingSibling(member, member.on, place);
    } else if (member.at === "attribute") attributes += attribute(step.name, item, { above: place, step: member.name });
    else if (member.at === "text") children += escapeText(text(item, { above: place, step: member.name }));
    else children += writeMember(step, item, value, { above: place, step: member.name });
  }
  return element(name, attributes, children);
}

function writeMember(step: Step, value: unknown, owner: Readonly<Record<string, unknown>>, place: Place): string {
  const { name, member } = step;
  const attributes = ownAttributes(step, owner, place);
  if (member.list === undefined) return writeItem(name, member, value, place, attributes);
  if (member.list === "sequence") return writeSequence(member.members ?? [], value, place);
  if (!Array.isArray(value)) throw wrongType(place, "a list", value);
  const itemName = member.list === "bare" ? name : member.list.item;
  let items = "";
  for (let at = 0; at < value.length; at++) {
    items += writeItem(itemName, member, value[at], { above: place, step: at }, "");
  }
  return member.list === "bare" ? items : element(name, attributes, items);
}

/** Writes the sibling fields that are attributes of a field's element. */
function ownAttributes({ siblingAttributes }: Step, owner: Readonly<Record<string, unknown>>, place: Place): string {
  let attributes = "";
  for (const sibling of siblingAttributes) {
    const item = owner[sibling.name];
    if (item !== undefined) attributes += attribute(xmlName(sibling), item, place);
  }
  return attributes;
}

function writeItem(name: string, { members }: Member, value: unknown, place: Place, attributes: string): string {
  return members === undefined
    ? element(name, attributes, escapeText(text(value, place)))
    : writeObject(name, members, value, place);
}

function writeSequence(kinds: readonly Member[], value: unknown, place: Place | undefined): string {
  if (!Array.isArray(value)) throw wrongType(place, "a list", value);
  return value
    .map((item: unknown, at) => {
      const here = { above: place, step: at };
      if (!isRecord(item)) throw wrongType(here, "an object", item);
      const kind = kinds.find((candidate) => item[candidate.name] !== undefined);
      if (kind === undefined)
        throw new CloopenEncodeError(`${pathTo(here)} names no element of the contract`, pathTo(here));
      return writeItem(xmlName(kind), kind, item[kind.name], { above: here, step: kind.name }, "");
    })
    .join("");
}

function element(name: string, attributes: string, children: string): string {
  return children === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name}>`;
}

function attribute(name: string, value: unknown, place: Place): string {
  return ` ${name}="${escapeAttribute(text(value, place))}"`;
}

function text(value: unknown, place: Place): string {
  if (typeof value !== "string") throw wrongType(place, "a string", value);
  return value;
}

function rejectIllegalCharacter(value: unknown, place: Place | undefined): void {
  if (typeof value === "string") {
    const illegal = findIllegalCharacter(value);
    if (illegal === undefined) return;
    const path = pathTo(place);
    const code = (illegal.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new CloopenEncodeError(`${path} holds U+${code}, which XML cannot carry; leave it out or send JSON`, path);
  }
  if (Array.isArray(value))
    for (const [at, item] of value.entries()) rejectIllegalCharacter(item, { above: place, step: at });
  else if (isRecord(value))
    for (const [name, item] of Object.entries(value)) rejectIllegalCharacter(item, { above: place, step: name });
}

function missingSibling({ name }: Member, on: string, above: Place | undefined): CloopenEncodeError {
  const message = `${name} needs ${on} beside it: in XML it is an attribute of that element`;
  return new CloopenEncodeError(message, pathTo({ above, step: name }));
}

function wrongType(place: Place | undefined, wanted: string, value: unknown): CloopenEncodeError {
  const path = pathTo(place);
  return new CloopenEncodeError(`${path || "the body"} must be ${wanted}, got ${typeName(value)}`, path);
}
