import { alternativesOf } from "../alternatives.js";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { messagesOf, operationsOf } from "../operations.js";
import type { Place } from "../place.js";

/** Values with a control character that XML cannot carry, in the surroundings that patterns ask for. */
const CONTROLS = ["\u0001", "a\u0001", "1\u0001", "中\u0001", "\u0001中"];

/** What excludes control characters from a free text. */
const TEXT = "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*$";

/**
 * What a request may hold is what the platform takes: no control characters, which XML cannot carry, and nothing empty where something is required, for an
 * empty string counts as missing.
 */
export function requestTexts(contract: Contract, report: Report): void {
  const seen = new Set<string>();
  for (const operation of operationsOf(contract)) {
    if (operation.webhook) continue;
    for (const { direction, content } of messagesOf(operation)) {
      if (direction === "reply") continue;
      for (const mediaType of content.members())
        if (mediaType.name !== "application/octet-stream") checkSchema(mediaType.member("schema"), seen, report);
    }
  }
}

function checkSchema(schema: Place, seen: Set<string>, report: Report): void {
  for (const alternative of alternativesOf(schema)) {
    const target = alternative.target();
    if (seen.has(target.at.absolutePointer)) continue;
    seen.add(target.at.absolutePointer);
    if (allows(alternative, CONTROLS))
      report(
        target.key,
        `\`${target.name}\` may hold control characters, which XML cannot carry. Write \`pattern: ${TEXT}\`, or exclude them in its pattern.`,
      );
    const properties = target.member("properties").members();
    const needed = [target.member("required").value, target.find("not", "propertyNames", "not", "enum").value].flat();
    for (const property of properties) {
      if (needed.includes(property.name) && allows(property, [""]))
        report(
          property.key,
          `\`${property.name}\` is needed and may be empty, which counts as missing. Write \`minLength: 1\`, or a pattern that excludes it.`,
        );
      checkSchema(property, seen, report);
    }
    if (target.member("items").value !== undefined) checkSchema(target.member("items"), seen, report);
  }
}

/** Whether a schema of a string takes one of these values. */
function allows(schema: Place, values: readonly string[]): boolean {
  if (schema.find("type").value !== "string") return false;
  if (schema.find("enum").value !== undefined || schema.find("const").value !== undefined) return false;
  const pattern = schema.find("pattern").value;
  const shortest = Number(schema.find("minLength").value ?? 0);
  const expression = typeof pattern === "string" ? new RegExp(pattern, "u") : undefined;
  return values.some((value) => (value !== "" || shortest === 0) && (expression?.test(value) ?? true));
}
