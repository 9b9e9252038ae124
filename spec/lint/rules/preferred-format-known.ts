import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";

/** `x-preferred-format` is a format, and XML on everything under `ivr/`: that is what the vendor's own clients send there. */
export function preferredFormatKnown(contract: Contract, report: Report): void {
  for (const { place, label, path } of operationsOf(contract)) {
    const format = place.member("x-preferred-format");
    if (path.includes("/ivr/") && format.value !== "xml")
      report(
        format.value === undefined ? place.key : format.at,
        `${label} is an operation under ivr/. Write \`x-preferred-format: xml\`.`,
      );
    else if (format.value !== undefined && format.value !== "json" && format.value !== "xml")
      report(
        format.at,
        `\`${String(format.value)}\` is no format. Write \`json\` or \`xml\`, or remove \`x-preferred-format\`.`,
      );
  }
}
