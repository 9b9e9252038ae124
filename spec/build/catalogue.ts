import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type ErrorCatalogue, readCatalogue } from "../model/catalogue.js";
import type { ContractDocument } from "../model/document.js";
import { listOperations } from "../model/operations.js";
import { SPEC } from "./bundle.js";

/** Reads `errors.yaml`. */
export async function loadCatalogue(): Promise<ErrorCatalogue> {
  return readCatalogue(parse(await readFile(join(SPEC, "errors.yaml"), "utf8")));
}

/** Replaces the groups in `x-error-codes` by their codes. Changes the document in place. */
export function resolveErrorCodes(document: ContractDocument, { groups }: Pick<ErrorCatalogue, "groups">): void {
  for (const { described, codes } of listOperations(document)) {
    if (codes.length === 0) continue;
    Object.assign(described, { "x-error-codes": [...new Set(codes.flatMap((entry) => groups[entry] ?? [entry]))] });
  }
}
