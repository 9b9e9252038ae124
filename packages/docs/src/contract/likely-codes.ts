import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueEntry } from "@cloopen-rest/spec/model";
import { PACKAGE } from "../package-folder.js";
import type { OperationEntry } from "./api-entries.js";
import { coversCode } from "./covers-code.js";
import { type Field, flattenFields } from "./fields.js";

/** How many codes count as likely. */
const LIKELY = 10;

const mentions = countMentions();

/** How often the sources of the facts mention each code. */
function countMentions(): ReadonlyMap<string, number> {
  const folder = join(PACKAGE, "../../spec/reference");
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md")))
    for (const [code] of readFileSync(join(folder, file), "utf8").matchAll(/\b\d{6}\b/g))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Status codes of an operation, the likely ones first. */
export interface RankedCodes {
  readonly likely: readonly CatalogueEntry[];
  readonly others: readonly CatalogueEntry[];
}

/**
 * Ranks the failures of an operation: what its description names, what a violation of its fields gives, what the catalogue has for it alone, and what the
 * public sources mention most.
 *
 * @assumption No count exists of codes on the platform; the order is an estimate from these sources.
 */
export function rankCodes(
  { operation, description }: OperationEntry,
  fields: readonly Field[],
  catalogue: readonly CatalogueEntry[],
): RankedCodes {
  const violations = new Set(flattenFields(fields).flatMap(({ codes }) => codes.map(({ code }) => code)));
  const last = operation.path.split("/").at(-1) ?? "";
  const score = ({ code, area }: CatalogueEntry): number =>
    (description.includes(code) ? 8 : 0) +
    (violations.has(code) ? 6 : 0) +
    (area.split("; ").some((one) => one.endsWith(`/${last}`)) ? 4 : 0) +
    Math.min(10, mentions.get(code) ?? 0);
  const codes = catalogue.filter(
    ({ code }) => code !== "000000" && operation.codes.some((one) => one === code || coversCode(one, code)),
  );
  const ranked = codes
    .map((entry, place) => ({ entry, place, score: score(entry) }))
    .sort((one, other) => other.score - one.score || one.place - other.place);
  const likely = ranked.slice(0, LIKELY).filter((one) => one.score > 0);
  const chosen = new Set(likely.map(({ entry }) => entry));
  return { likely: likely.map(({ entry }) => entry), others: codes.filter((entry) => !chosen.has(entry)) };
}
