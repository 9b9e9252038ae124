import type { Contract, ContractNode } from "../contract.js";
import type { Report } from "../contract-rule.js";

/** Every component schema, every property and every parameter is described, in place or where its reference leads. */
export function schemaDescribed(contract: Contract, report: Report): void {
  for (const node of contract.nodes) {
    const what = whatIs(node);
    // What is described by its reference lacks a description only if the target does, which is reported there.
    if (what === undefined || node.place.reference !== undefined) continue;
    const description = node.place.member("description").value;
    if (typeof description === "string" && description.trim() !== "") continue;
    report(
      node.place.key,
      `The ${what} \`${node.place.name}\` has no description. Write \`description\`: what it means, its unit and its form.`,
    );
  }
}

function whatIs({ kind, heldBy }: ContractNode): string | undefined {
  if (kind === "parameter") return "parameter";
  if (kind !== "schema") return undefined;
  return heldBy === "schemas" ? "schema" : heldBy === "properties" ? "property" : undefined;
}
