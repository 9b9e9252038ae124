import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import type { Place } from "../place.js";

/** `x-xml-text`, `x-xml-on` and `x-xml-sequence` are used as spec/README.md defines them. */
export function xmlExtensions(contract: Contract, report: Report): void {
  for (const { kind, place } of contract.nodes) {
    if (kind !== "schema") continue;
    if (place.member("x-xml-sequence").value !== undefined) checkSequence(place, report);
    const members = place.member("properties").members();
    for (const member of members) checkMember(member, members, report);
    const [, ...surplus] = members.filter((member) => member.find("x-xml-text").value !== undefined);
    for (const member of surplus)
      report(
        member.key,
        `\`${member.name}\` is the second text of one element. Keep \`x-xml-text: true\` on one member, and make the others attributes or elements.`,
      );
  }
}

function checkMember(member: Place, members: readonly Place[], report: Report): void {
  const text = member.find("x-xml-text");
  if (text.value !== undefined && text.value !== true)
    report(text.at, "`x-xml-text` can only be true. Write `x-xml-text: true`, or remove it.");
  if (text.value !== undefined && member.find("xml", "attribute").value === true)
    report(
      member.key,
      `\`${member.name}\` is both an attribute and the text of its element. Remove \`xml.attribute\` or \`x-xml-text\`.`,
    );
  const on = member.find("x-xml-on");
  if (on.value === undefined) return;
  const siblings = members.map(({ name }) => name).filter((name) => name !== member.name);
  if (typeof on.value !== "string" || !siblings.includes(on.value))
    report(
      on.at,
      `\`x-xml-on\` of \`${member.name}\` names no sibling. Write the member whose element carries the attribute: ${siblings.join(", ")}.`,
    );
}

function checkSequence(schema: Place, report: Report): void {
  const sequence = schema.member("x-xml-sequence");
  if (sequence.value !== true)
    report(sequence.at, "`x-xml-sequence` can only be true. Write `x-xml-sequence: true`, or remove it.");
  if (schema.find("type").value !== "array" || schema.find("items").find("oneOf").members().length === 0)
    report(
      sequence.key,
      "`x-xml-sequence` is for lists of different elements. Write `type: array` and `items: { oneOf: [ … ] }` beside it, or remove it.",
    );
}
