import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv, type SchemaObject } from "ajv";
import { isSeq, LineCounter, parseDocument } from "yaml";

/** A hand-written case, and where it is. */
export interface Case<T> {
  readonly value: T;
  /** File and line: `spec/vectors/signing.yaml:12`. */
  readonly place: string;
}

/** The cases of a file, and what is wrong with it: file, line, and what to write instead. */
export interface CaseFile<T> {
  readonly cases: readonly Case<T>[];
  readonly problems: readonly string[];
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/**
 * Reads the hand-written cases of one kind from a YAML list. Cases of another shape are left out and reported, as are names given twice.
 *
 * @param folder where the files are, such as `spec/vectors`
 * @param schema JSON Schema of one case
 */
export async function readCases<T extends { readonly name: string }>(
  folder: string,
  file: string,
  schema: SchemaObject,
): Promise<CaseFile<T>> {
  return parseCases<T>(await readFile(join(folder, file), "utf8"), `spec/vectors/${file}`, schema);
}

/** Parses what {@link readCases} reads. */
export function parseCases<T extends { readonly name: string }>(
  text: string,
  file: string,
  schema: SchemaObject,
): CaseFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) return { cases: [], problems: [`${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`] };
  if (!isSeq(document.contents)) return { cases: [], problems: [`${file}:1: write a list of cases`] };
  const isCase = ajv.compile<T>(schema);
  const cases: Case<T>[] = [];
  const problems: string[] = [];
  const values: unknown = document.toJS();
  for (const [at, node] of document.contents.items.entries()) {
    const value: unknown = Array.isArray(values) ? values[at] : undefined;
    const place = `${file}:${lineOf(node, lines)}`;
    if (!isCase(value)) problems.push(`${place}: ${ajv.errorsText(isCase.errors, { dataVar: "case" })}`);
    else if (cases.some((one) => one.value.name === value.name)) problems.push(`${place}: the name is taken`);
    else cases.push({ value, place });
  }
  return { cases, problems };
}

function lineOf(node: unknown, lines: LineCounter): number {
  const range: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "range") : undefined;
  const start: unknown = Array.isArray(range) ? range[0] : 0;
  return lines.linePos(typeof start === "number" ? start : 0).line;
}
