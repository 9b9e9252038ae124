import { type Member, xmlName } from "./descriptor.js";

/** The fields of an object, indexed for reading. */
export interface MemberIndex {
  /** By JSON name, XML name and alias. */
  readonly byJsonName: ReadonlyMap<string, Member>;
  /** Child elements by XML name. */
  readonly elements: ReadonlyMap<string, Member>;
  readonly attributes: ReadonlyMap<string, Member>;
  /** Attributes of a child element that are fields here: by the child's name, then by their own. */
  readonly attributesOf: ReadonlyMap<string, ReadonlyMap<string, Member>>;
  readonly text: Member | undefined;
  /** Bare lists: without any element the list is empty. */
  readonly bareLists: readonly Member[];
}

const indexes = new WeakMap<readonly Member[], MemberIndex>();

/** Builds the index of a list of fields, once. */
export function indexMembers(members: readonly Member[]): MemberIndex {
  let index = indexes.get(members);
  if (index === undefined) {
    index = build(members);
    indexes.set(members, index);
  }
  return index;
}

function build(members: readonly Member[]): MemberIndex {
  const byJsonName = new Map<string, Member>();
  const elements = new Map<string, Member>();
  const attributes = new Map<string, Member>();
  const attributesOf = new Map<string, Map<string, Member>>();
  let text: Member | undefined;
  const bareLists: Member[] = [];
  for (const member of members) {
    if (member.list === "bare" || member.list === "sequence") bareLists.push(member);
    if (member.at === "text") text = member;
    else if (member.on !== undefined) {
      const owner = members.find((sibling) => sibling.name === member.on);
      const element = owner === undefined ? member.on : xmlName(owner);
      const own = attributesOf.get(element) ?? new Map<string, Member>();
      attributesOf.set(element, own.set(xmlName(member), member));
    } else if (member.at === "attribute") attributes.set(xmlName(member), member);
    else if (member.list === "sequence") {
      for (const kind of member.members ?? []) elements.set(xmlName(kind), member);
    } else for (const name of [...(member.aliases ?? []), xmlName(member)]) elements.set(name, member);
  }
  // Later entries win: aliases first, then XML names, then JSON names.
  for (const member of members) for (const alias of member.aliases ?? []) byJsonName.set(alias, member);
  for (const member of members) if (member.on === undefined) byJsonName.set(xmlName(member), member);
  for (const member of members) byJsonName.set(member.name, member);
  return { byJsonName, elements, attributes, attributesOf, text, bareLists };
}
