import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";

const known = ["client-code", "observed", "inferred"];

/** `x-evidence` says where an undocumented fact comes from, in one of three words. */
export function evidenceKnown(contract: Contract, report: Report): void {
  for (const { place } of contract.nodes) {
    const evidence = place.member("x-evidence");
    if (evidence.value === undefined || known.some((word) => word === evidence.value)) continue;
    report(
      evidence.at,
      `\`${String(evidence.value)}\` is no kind of evidence. Write ${known.join(", ")}, or nothing where the vendor documents it.`,
    );
  }
}
