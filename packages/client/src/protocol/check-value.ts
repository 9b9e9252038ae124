import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import type { Member, Message } from "./descriptor.js";
import { isRecord, typeName } from "./value.js";

/**
 * Rejects a value that the types do not allow: a missing or unknown field, a wrong type, a value
 * outside an enum. It exists for callers in JavaScript. Patterns and lengths are left to the platform.
 *
 * @throws {CloopenEncodeError} naming the field and what to write
 */
export function checkValue(message: Message, value: unknown): void {
  if (message.sequence) checkSequence(message.members, value, "");
  else checkObject(message, value, "");
}

interface ObjectShape {
  readonly members: readonly Member[];
  readonly anyOf?: readonly string[] | undefined;
}

function checkObject({ members, anyOf }: ObjectShape, value: unknown, path: string): void {
  if (!isRecord(value)) throw wrongType(path, "an object", value);
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined && !members.some((member) => member.name === name))
      throw unknownMember(members, name, path);
  }
  for (const member of members) {
    const item = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
    if (member.list === undefined && isPlainText(member, item)) continue;
    const at = path === "" ? member.name : `${path}.${member.name}`;
    if (item !== undefined) checkMember(member, item, at);
    else if (member.required) throw new CloopenEncodeError(`${at} is missing`, at);
  }
  // An empty string counts as missing, as on the platform.
  if (anyOf !== undefined && !anyOf.some((name) => value[name] !== undefined && value[name] !== "")) {
    const names = anyOf.map((name) => (path === "" ? name : `${path}.${name}`));
    throw new CloopenEncodeError(`${names.join(" or ")} is needed`, names[0] ?? path);
  }
}

function checkMember(member: Member, value: unknown, path: string): void {
  if (member.list === undefined) checkItem(member, value, path);
  else if (member.list === "sequence") checkSequence(member.members ?? [], value, path);
  else if (!Array.isArray(value)) throw wrongType(path, "a list", value);
  else {
    for (const [at, item] of value.entries()) if (!isPlainText(member, item)) checkItem(member, item, `${path}[${at}]`);
  }
}

/** Fast path for most values: a plain string is always valid, so no path is built. */
function isPlainText({ members, values }: Member, value: unknown): boolean {
  return typeof value === "string" && members === undefined && values === undefined;
}

function checkItem(member: Member, value: unknown, path: string): void {
  if (member.members !== undefined) {
    checkObject({ members: member.members, anyOf: member.anyOf }, value, path);
    return;
  }
  if (typeof value !== "string") throw wrongType(path, "a string", value);
  if (member.values !== undefined && !member.values.includes(value)) {
    throw new CloopenEncodeError(
      `${path} must be one of ${member.values.map((item) => JSON.stringify(item)).join(", ")}`,
      path,
    );
  }
}

function checkSequence(kinds: readonly Member[], value: unknown, path: string): void {
  if (!Array.isArray(value)) throw wrongType(path, "a list", value);
  for (const [at, item] of value.entries()) {
    const place = `${path}[${at}]`;
    if (!isRecord(item)) throw wrongType(place, "an object", item);
    if (Object.keys(item).length !== 1) throw new CloopenEncodeError(`${place} must have exactly one field`, place);
    checkObject({ members: kinds }, item, place);
  }
}

function wrongType(path: string, wanted: string, value: unknown): CloopenEncodeError {
  const hint =
    wanted === "a string" && typeof value === "number" ? "; every value is a string, so put it in quotes" : "";
  return new CloopenEncodeError(`${path || "the argument"} must be ${wanted}, got ${typeName(value)}${hint}`, path);
}

function unknownMember(members: readonly Member[], name: string, path: string): CloopenEncodeError {
  const at = path === "" ? name : `${path}.${name}`;
  const folded = fold(name);
  const near = members.find((member) => fold(member.name) === folded);
  const hint = near ? `did you mean ${near.name}?` : `known are ${members.map((member) => member.name).join(", ")}`;
  return new CloopenEncodeError(`${at} is not a field; ${hint}`, at);
}

function fold(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
