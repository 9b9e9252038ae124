import type { Recipe } from "./recipe.js";

/** How a recipe ended. */
export type Outcome = { readonly kind: "passed" } | { readonly kind: "failed" | "skipped"; readonly why: string };

/** The end of one row: what was run, and how it ended. */
export interface Result {
  readonly id: string;
  readonly version: string;
  readonly outcome: Outcome;
}

/** One plain line on a result. */
export function formatResult({ id, version, outcome }: Result): string {
  const name = `${id} ${version}`;
  if (outcome.kind === "passed") return `✓ ${name}`;
  return outcome.kind === "failed" ? `✗ ${name}: ${outcome.why}` : `– ${name} skipped: ${outcome.why}`;
}

/** The last line of a run. */
export function formatTotals(results: readonly Result[]): string {
  const count = (kind: Outcome["kind"]): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`;
}

/** 0 when nothing failed and something passed. In CI nothing may be skipped. */
export function exitCodeOf(results: readonly Result[], isCi: boolean): 0 | 1 {
  const kinds = results.map(({ outcome }) => outcome.kind);
  return kinds.includes("failed") || !kinds.includes("passed") || (isCi && kinds.includes("skipped")) ? 1 : 0;
}

/** Results of the last recorded run with newer ones in place of those of the same row. */
export function mergeResults(recorded: readonly Result[], newer: readonly Result[]): readonly Result[] {
  const kept = recorded.filter(({ id }) => newer.every((result) => result.id !== id));
  return [...kept, ...newer].sort((one, other) => one.id.localeCompare(other.id));
}

/** What a recipe and its result are in the table of the package's README. */
export function formatRow(
  { generator, version, language, document, options }: Recipe,
  result: Result | undefined,
): string {
  const cells = [
    generator,
    version,
    language,
    `\`${document}\``,
    options === "" ? "none" : `\`${options}\``,
    verdict(version, result),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function verdict(version: string, result: Result | undefined): string {
  if (result === undefined || result.version !== version) return "not run";
  return result.outcome.kind === "passed" ? "5 of 5 calls" : `${result.outcome.kind}: ${result.outcome.why}`;
}
