import { anyOfNames, type ContractDocument, resolve, type Schema } from "@cloopen-rest/spec/model";
import type { MemberData as Member, MessageData as Message } from "./message-data.js";

/** The descriptor of a message that a client reads: no field is required in a response, and no value is rejected. */
export function describeReply(contract: ContractDocument, schema: Schema): Message {
  const message = describeMessage(contract, schema);
  const { anyOf: _, ...unchecked } = message;
  return { ...unchecked, members: withoutChecks(message.members) };
}

function withoutChecks(members: readonly Member[]): Member[] {
  return members.map(({ required: _, values: __, anyOf: ___, ...member }) =>
    member.members === undefined ? member : { ...member, members: withoutChecks(member.members) },
  );
}

/** The descriptor of a message: its root and its members, with every alternative of a `oneOf` merged. */
export function describeMessage(contract: ContractDocument, schema: Schema): Message {
  const resolved = resolve(contract, schema);
  if (resolved["x-xml-sequence"]) {
    return { root: rootOf(resolved), members: kindsOf(contract, resolved), sequence: true };
  }
  const alternatives = (resolved.oneOf ?? [resolved]).map((alternative) => resolve(contract, alternative));
  const first = alternatives[0];
  if (first === undefined) throw new Error("a oneOf without alternatives");
  const anyOf = anyOfNames(first);
  return { root: rootOf(first), members: mergeMembers(contract, alternatives), ...(anyOf && { anyOf }) };
}

function rootOf(schema: Schema): string {
  if (schema.xml?.name === undefined) throw new Error(`a message without xml.name: ${schema.description}`);
  return schema.xml.name;
}

/** Members of all alternatives; required only where every alternative requires it. */
function mergeMembers(contract: ContractDocument, alternatives: readonly Schema[]): Member[] {
  const merged = new Map<string, Member>();
  for (const alternative of alternatives) {
    for (const member of membersOf(contract, alternative))
      if (!merged.has(member.name)) merged.set(member.name, member);
  }
  return [...merged.values()].map((member) => {
    if (alternatives.every((alternative) => alternative.required?.includes(member.name))) return member;
    const { required: _, ...optional } = member;
    return optional;
  });
}

/** The members of an object that has no XML root of its own. */
export function describeMembers(contract: ContractDocument, schema: Schema): Member[] {
  return membersOf(contract, resolve(contract, schema));
}

function membersOf(contract: ContractDocument, schema: Schema): Member[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    describeMember(contract, name, property, schema.required?.includes(name) ?? false),
  );
}

function describeMember(contract: ContractDocument, name: string, property: Schema, required: boolean): Member {
  const schema = resolve(contract, property);
  const base = {
    name,
    ...(schema.xml?.name !== undefined &&
      schema.xml.name !== name &&
      schema.type !== "array" && { xml: schema.xml.name }),
    ...(schema["x-aliases"] && { aliases: schema["x-aliases"] }),
    ...(schema.xml?.attribute && { at: "attribute" as const }),
    ...(schema["x-xml-text"] && { at: "text" as const }),
    ...(schema["x-xml-on"] && { on: schema["x-xml-on"] }),
    ...(required && { required: true as const }),
  };
  if (schema["x-xml-sequence"]) return { ...base, list: "sequence", members: kindsOf(contract, schema) };
  if (schema.type === "array") return { ...base, ...describeList(contract, name, schema) };
  return { ...base, ...describeValue(contract, schema) };
}

function describeList(
  contract: ContractDocument,
  name: string,
  schema: Schema,
): Pick<Member, "xml" | "list" | "members" | "values"> {
  if (schema.items === undefined) throw new Error(`the list ${name} has no items`);
  const items = resolve(contract, schema.items);
  const value = describeValue(contract, items);
  if (schema.xml?.wrapped) {
    const wrapper = schema.xml.name;
    return { ...(wrapper && wrapper !== name && { xml: wrapper }), list: { item: items.xml?.name ?? name }, ...value };
  }
  const element = items.xml?.name ?? schema.xml?.name;
  return { ...(element && element !== name && { xml: element }), list: "bare", ...value };
}

function describeValue(contract: ContractDocument, schema: Schema): Pick<Member, "members" | "anyOf" | "values"> {
  if (schema.type === "object" || schema.properties) {
    const anyOf = anyOfNames(schema);
    return { members: membersOf(contract, schema), ...(anyOf && { anyOf }) };
  }
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return values === undefined ? {} : { values };
}

/** The kinds of a sequence: each alternative is an object with one member, named after the element. */
function kindsOf(contract: ContractDocument, schema: Schema): Member[] {
  const items = schema.items ? resolve(contract, schema.items) : undefined;
  return (items?.oneOf ?? []).flatMap((alternative) =>
    membersOf(contract, resolve(contract, alternative)).map(optional),
  );
}

function optional(member: Member): Member {
  const { required: _, ...rest } = member;
  return rest;
}
