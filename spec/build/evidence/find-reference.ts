import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContractDocument } from "../../model/document.js";
import { listOperations } from "../../model/operations.js";
import { type ReferenceSection, sectionsOf } from "../../model/reference.js";
import { segments } from "../../model/resolve.js";

/** A section of the reference, and its page and anchor below the folder of the contract. */
export interface PlacedSection extends ReferenceSection {
  readonly place: string;
}

/** What the contract's names are read from: a mark of the report without its texts. */
export interface Named {
  readonly pointer: string;
  readonly usedBy: readonly string[];
}

/** Sections that name everything and explain nothing. */
const SUMMARIES = new Set(["index", "overview", "disagreements", "disagreements-between-sources", "open-points"]);
/** Parts of component names that the reference leaves out: `IvrPlay` is about `Play`, `ConfMuteRequest` about `ConfMute`. */
const AFFIXES = /^Ivr(?=[A-Z])|(?:Request|Reply|Success|Notification|Query)$/g;

/** The section about the catalogue of status codes. */
export const CODES_SECTION = "reference/envelope.md#status-codes";

/** The sections of `reference/` in the folder of the contract, page by page. */
export async function readReference(folder: string): Promise<readonly PlacedSection[]> {
  const pages = (await readdir(join(folder, "reference"))).filter((name) => name.endsWith(".md")).sort();
  const sections = pages.map(async (name) => {
    const page = await readFile(join(folder, "reference", name), "utf8");
    return sectionsOf(page).map((section) => ({ ...section, place: `reference/${name}#${section.anchor}` }));
  });
  return (await Promise.all(sections)).flat();
}

/**
 * Makes the function that finds the section about a marked thing: the one whose heading is the thing's own name, else the one about the operation or webhook that
 * uses it first.
 *
 * @returns the section's place; the function gives `undefined` where the reference has none
 */
export function referenceFinder(
  document: ContractDocument,
  reference: readonly PlacedSection[],
): (mark: Named) => string | undefined {
  const useful = reference.filter(({ anchor }) => !SUMMARIES.has(anchor));
  const operations = new Map(listOperations(document).map((operation) => [operation.id, operation]));

  function sectionOf(name: string): PlacedSection | undefined {
    const operation = operations.get(name);
    const isIts = ({ addresses }: PlacedSection) =>
      addresses.some(({ method, path }) => method === operation?.method && path === operation.path);
    return (
      useful.find(isIts) ??
      useful.find(({ heading }) => heading === name) ??
      useful.find(({ text }) => new RegExp(`(?<![\\w/])${name}(?![\\w/])`).test(text))
    );
  }

  return ({ pointer, usedBy }) => {
    const [top, , component = ""] = segments(pointer);
    const own = component.replace(AFFIXES, "");
    const byName = top === "components" ? useful.find(({ heading }) => heading === own) : undefined;
    return (byName ?? usedBy.map(sectionOf).find((section) => section !== undefined))?.place;
  };
}
