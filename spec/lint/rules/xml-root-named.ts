import { alternativesOf } from "../alternatives.js";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";

/** Whatever is sent as XML has a root element with a name: the schema itself, or each alternative of its `oneOf`. */
export function xmlRootNamed(contract: Contract, report: Report): void {
  for (const { kind, place } of contract.nodes) {
    if (kind !== "mediaType" || place.name !== "application/xml") continue;
    const schema = place.member("schema");
    if (schema.value === undefined) {
      report(
        place.key,
        "This XML message has no schema, so its root element has no name. Write `schema: { $ref: … }`.",
      );
      continue;
    }
    for (const alternative of alternativesOf(schema)) {
      const name = alternative.find("xml", "name").value;
      if (typeof name === "string" && name !== "") continue;
      const target = alternative.target();
      report(
        target.key,
        `${target.name} is sent as XML and its root element has no name. Write \`xml: { name: … }\` in it.`,
      );
    }
  }
}
