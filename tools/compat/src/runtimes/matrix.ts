import type { SmokeReport } from "./smoke/smoke.js";

/** One runtime and how it fared: reports, why it was left out, or what broke it. */
export interface Column {
  readonly name: string;
  readonly report?: SmokeReport;
  readonly skipped?: string;
  readonly broken?: string;
}

/** The matrix of cases and runtimes, with the errors below it. */
export function formatMatrix(columns: readonly Column[]): string {
  const cases = [...new Set(columns.flatMap(({ report }) => (report?.cases ?? []).map(({ name }) => name)))];
  const width = Math.max(...cases.map((name) => name.length), 4);
  const row = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)}  ${cells.map((cell, at) => cell.padEnd(columns[at]?.name.length ?? 0)).join("  ")}`.trimEnd();
  const lines = cases.map((name) =>
    row(
      name,
      columns.map((column) => cell(column, name)),
    ),
  );
  return [
    row(
      "",
      columns.map(({ name }) => name),
    ),
    ...lines,
    ...columns.flatMap(remarks),
  ].join("\n");
}

function cell({ report }: Column, name: string): string {
  const found = report?.cases.find((candidate) => candidate.name === name);
  if (found === undefined) return "–";
  return found.error === undefined ? "✓" : "✗";
}

function remarks({ name, report, skipped, broken }: Column): string[] {
  const failures = report?.cases.filter(({ error }) => error !== undefined) ?? [];
  return [
    ...(report === undefined ? [] : [`  ${name} is ${report.runtime}`]),
    ...failures.map((failure) => `✗ ${name}, ${failure.name}: ${failure.error}`),
    ...(broken === undefined ? [] : [`✗ ${name} did not come to its end: ${broken}`]),
    ...(skipped === undefined ? [] : [`– ${name} skipped: ${skipped}`]),
  ];
}

/** Counts for the last line. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countColumns(columns: readonly Column[]): Counts {
  const reports = columns.flatMap(({ report }) => report?.cases ?? []);
  const failed = reports.filter(({ error }) => error !== undefined).length;
  return {
    passed: reports.length - failed,
    failed: failed + columns.filter(({ broken }) => broken !== undefined).length,
    skipped: columns.filter(({ skipped }) => skipped !== undefined).length,
  };
}
