import fc from "fast-check";
import type { Member, Message } from "../../src/protocol/descriptor.js";

/**
 * Any value of a message, generated from its descriptor, within what both formats can express.
 * Lists that XML cannot distinguish from absent ones are always present. Character data is never
 * empty. An attribute of a sibling's element comes only with the sibling.
 */
export function messageValue(message: Message, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return message.sequence ? sequenceOf(message.members, text) : objectOf(message, text);
}

function objectOf(
  { members, anyOf }: { readonly members: readonly Member[]; readonly anyOf?: readonly string[] | undefined },
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Record<string, unknown>> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const requiredKeys: string[] = [];
  for (const member of members) {
    const isFirstOfAny = member.name === anyOf?.[0];
    model[member.name] = memberValue(member, isFirstOfAny ? text.filter((value) => value !== "") : text);
    if (isFirstOfAny || member.required || member.list === "bare" || member.list === "sequence")
      requiredKeys.push(member.name);
  }
  return fc.record(model, { requiredKeys, noNullPrototype: true }).map((value) => withoutOrphans(members, value));
}

function memberValue(member: Member, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (member.list === undefined) return itemOf(member, text);
  if (member.list === "sequence") return sequenceOf(member.members ?? [], text);
  return fc.array(itemOf(member, text), { maxLength: 4 });
}

function itemOf(member: Member, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (member.members !== undefined) return objectOf({ members: member.members, anyOf: member.anyOf }, text);
  if (member.values !== undefined) return fc.constantFrom(...member.values);
  return member.at === "text" ? text.filter((value) => value !== "") : text;
}

function sequenceOf(kinds: readonly Member[], text: fc.Arbitrary<string>): fc.Arbitrary<unknown[]> {
  const items = kinds.map((kind) => itemOf(kind, text).map((value) => ({ [kind.name]: value })));
  return fc.array(fc.oneof(...items), { maxLength: 4 });
}

function withoutOrphans(members: readonly Member[], value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const orphans = new Set(members.filter(({ on }) => on !== undefined && !(on in value)).map(({ name }) => name));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !orphans.has(name)));
}
