import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";
import { readSourcedOperations } from "../reference.js";

/**
 * Every operation has a source: the reference names its method and its path, spelled as the vendor spells it. The platform compares paths with case, and
 * nobody else notices a wrong letter.
 */
export function pathSpelling(contract: Contract, report: Report): void {
  const sourced = readSourcedOperations(contract.folder);
  for (const { place, path, webhook } of operationsOf(contract)) {
    if (webhook) continue;
    const method = place.name.toUpperCase();
    if (sourced.some((one) => one.method === method && one.path === path)) continue;
    const meant = sourced.find((one) => one.method === method && fold(one.path) === fold(path));
    report(
      contract.root.member("paths", path).key,
      meant === undefined
        ? `spec/reference names no \`${method} ${path}\`. Write a heading there with the line \`中文名 · ${method} ${path}\` and the source of this operation; see spec/reference/sms.md#sendtemplatesms.`
        : `\`${path}\` is not how ${meant.file} spells it. Write \`${meant.path}\`.`,
    );
  }
}

/** A path without case, punctuation and slashes at its ends. */
function fold(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/+|\/+$/g, "")
    .replace(/\/+/g, "/")
    .replace(/[^a-z/]/g, "");
}
