import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";

/** `x-safe` is `true`, is on every GET, and never on a callback: clients retry what has it without asking. */
export function safeKnown(contract: Contract, report: Report): void {
  for (const { place, label, webhook } of operationsOf(contract)) {
    const safe = place.member("x-safe");
    const isGet = place.name === "get";
    if (webhook && safe.value !== undefined)
      report(safe.key, `${label} is a callback, which the platform sends. Remove \`x-safe\`.`);
    else if (!webhook && isGet && safe.value === undefined)
      report(place.key, `${label} is a GET, so it only reads. Write \`x-safe: true\`.`);
    else if (safe.value !== undefined && safe.value !== true)
      report(safe.at, `\`${String(safe.value)}\` says nothing. Write \`x-safe: true\`, or remove it.`);
  }
}
