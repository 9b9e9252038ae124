import { alternativesOf } from "../alternatives.js";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";
import type { Place } from "../place.js";

/** `x-repeats` on a query parameter names a field of the request body that the parameter repeats. */
export function repeatsKnown(contract: Contract, report: Report): void {
  for (const { place, label, parameters } of operationsOf(contract))
    for (const parameter of parameters) {
      const repeats = parameter.member("x-repeats");
      if (repeats.value === undefined) continue;
      if (parameter.member("in").value !== "query")
        report(
          repeats.key,
          `\`${parameter.name}\` is no query parameter. Remove \`x-repeats\`, or write \`in: query\`.`,
        );
      const content = place.member("requestBody").find("content").members();
      const members = new Set<string>();
      for (const mediaType of content) collectMembers(mediaType.member("schema"), members, new Set());
      if (typeof repeats.value !== "string" || !members.has(repeats.value))
        report(
          repeats.at,
          `\`${String(repeats.value)}\` is no member of the request of ${label}. Write one of its members: ${[...members].sort().join(", ")}.`,
        );
    }
}

function collectMembers(schema: Place, members: Set<string>, seen: Set<string>): void {
  for (const alternative of alternativesOf(schema)) {
    const target = alternative.target();
    if (seen.has(target.at.absolutePointer)) continue;
    seen.add(target.at.absolutePointer);
    for (const member of target.member("properties").members()) {
      members.add(member.name);
      collectMembers(member, members, seen);
    }
    if (target.member("items").value !== undefined) collectMembers(target.member("items"), members, seen);
    for (const part of target.member("allOf").members()) collectMembers(part, members, seen);
  }
}
