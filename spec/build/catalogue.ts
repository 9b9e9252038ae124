import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { ErrorCatalogue } from "../src/catalogue.js";
import { SPEC } from "./bundle.js";
import type { Document } from "./document.js";

/** Reads `errors.yaml`. */
export async function readCatalogue(): Promise<ErrorCatalogue> {
  const catalogue: ErrorCatalogue = parse(await readFile(join(SPEC, "errors.yaml"), "utf8"));
  return catalogue;
}

/** Replaces the groups in `x-error-codes` by their codes. */
export function resolveErrorCodes(document: Document, { groups }: Pick<ErrorCatalogue, "groups">): void {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const codes = operation["x-error-codes"];
      if (codes) operation["x-error-codes"] = [...new Set(codes.flatMap((entry) => groups[entry] ?? [entry]))];
    }
  }
}
