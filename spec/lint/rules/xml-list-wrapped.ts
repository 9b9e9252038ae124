import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";

/** Every list says whether XML puts an element around its items, and a wrapped list names them. */
export function xmlListWrapped(contract: Contract, report: Report): void {
  for (const { kind, heldBy, place } of contract.nodes) {
    if (kind !== "schema" || heldBy !== "properties") continue;
    if (![place.find("type").value].flat().includes("array")) continue;
    if (place.find("x-xml-sequence").value === true) continue;
    const wrapped = place.find("xml", "wrapped").value;
    if (typeof wrapped !== "boolean")
      report(
        place.key,
        `The list \`${place.name}\` does not say how it looks in XML. Write \`xml: { wrapped: true }\` when an element stands around the items, \`xml: { wrapped: false }\` when they repeat bare, or \`x-xml-sequence: true\` when they are different elements in order.`,
      );
    const name = place.find("items").find("xml", "name").value;
    if (wrapped === true && (typeof name !== "string" || name === ""))
      report(
        place.key,
        `The wrapped list \`${place.name}\` does not name its items. Write \`xml: { name: … }\` in its \`items\`.`,
      );
  }
}
