import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { SPEC } from "./bundle.js";
import type { Document } from "./document.js";

/** `errors.yaml`: groups of codes that operations name, and the codes. */
export interface Catalogue {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly codes: readonly { readonly code: string }[];
}

/** Reads `errors.yaml`. */
export async function readCatalogue(): Promise<Catalogue> {
  const catalogue: Catalogue = parse(await readFile(join(SPEC, "errors.yaml"), "utf8"));
  return catalogue;
}

/** Replaces the groups in `x-error-codes` by their codes. */
export function resolveErrorCodes(document: Document, { groups }: Catalogue): void {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const codes = operation["x-error-codes"];
      if (codes) operation["x-error-codes"] = [...new Set(codes.flatMap((entry) => groups[entry] ?? [entry]))];
    }
  }
}
