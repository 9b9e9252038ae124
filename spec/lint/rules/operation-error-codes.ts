import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { type ErrorCatalogue, readErrorCatalogue } from "../error-catalogue.js";
import { operationsOf } from "../operations.js";
import type { Place } from "../place.js";

/** The keywords of JSON Schema that a value can violate. */
const keywords: ReadonlySet<string> = new Set(
  `type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern format maxItems minItems uniqueItems
  contains maxContains minContains maxProperties minProperties required dependentRequired additionalProperties unevaluatedProperties
  propertyNames items prefixItems oneOf anyOf allOf not x-item-pattern`.split(/\s+/),
);

/** Every operation lists its status codes, and every code and group that is named anywhere is in `errors.yaml`. */
export function operationErrorCodes(contract: Contract, report: Report): void {
  const catalogue = readErrorCatalogue(contract.folder);
  for (const { place, label, webhook } of operationsOf(contract)) {
    const list = place.member("x-error-codes");
    if (list.members().length > 0) checkCodes(list, catalogue, report);
    else if (!webhook || list.value !== undefined)
      report(
        place.key,
        `${label} does not list its status codes. Write \`x-error-codes: [general, authentication, …]\` with groups and codes of errors.yaml.`,
      );
  }
  for (const { place } of contract.nodes) checkViolations(place.member("x-violation-codes"), catalogue, report);
}

function checkCodes(list: Place, { codes, groups }: ErrorCatalogue, report: Report): void {
  for (const entry of list.members()) {
    const name = String(entry.value);
    if (typeof entry.value !== "string") report(entry.at, `${name} is a number here. Write it in quotes: "${name}".`);
    else if (!groups.has(name) && !codes.has(name))
      report(
        entry.at,
        `\`${name}\` is neither a group nor a code of errors.yaml. Write one of the groups ${[...groups].join(", ")}, or a code or range as it stands there, or describe the code there first.`,
      );
  }
}

function checkViolations(violations: Place, { codes }: ErrorCatalogue, report: Report): void {
  for (const violation of violations.members()) {
    if (!keywords.has(violation.name))
      report(
        violation.key,
        `\`${violation.name}\` is no JSON Schema keyword that a value can violate. Write one such as required, pattern or maxLength.`,
      );
    if (typeof violation.value !== "string" || !codes.has(violation.value))
      report(
        violation.at,
        `${JSON.stringify(violation.value)} is no code of errors.yaml. Write one of its codes in quotes, or describe the code there first.`,
      );
  }
}
