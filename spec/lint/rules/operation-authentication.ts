import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";
import { isRecord } from "../place.js";

const account = ["accountSig", "accountAuthorization"];
const subAccount = ["subAccountSig", "subAccountAuthorization"];

/** Every operation is signed on the level of its path, with both schemes of that level together. */
export function operationAuthentication(contract: Contract, report: Report): void {
  for (const { place, label, path, webhook } of operationsOf(contract)) {
    if (webhook) continue;
    const schemes = path.startsWith("/SubAccounts/") ? subAccount : account;
    const own = place.member("security");
    const effective = own.value === undefined ? contract.root.member("security").value : own.value;
    if (isPair(effective, schemes)) continue;
    report(
      own.value === undefined ? place.key : own.key,
      `${label} is not signed with ${schemes.join(" and ")} together, as its path demands. Write \`security: [{ ${schemes.map((scheme) => `${scheme}: []`).join(", ")} }]\`.`,
    );
  }
}

function isPair(security: unknown, schemes: readonly string[]): boolean {
  if (!Array.isArray(security) || security.length !== 1) return false;
  const [requirement]: unknown[] = security;
  if (!isRecord(requirement) || Object.keys(requirement).length !== schemes.length) return false;
  return schemes.every((scheme) => Object.hasOwn(requirement, scheme));
}
