import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type ContractDocument, isContractDocument } from "@cloopen-rest/spec/model";
import type { Language } from "./languages.js";

/**
 * Reads the bundle of one language from `@cloopen-rest/spec`.
 *
 * @throws {Error} when the package is not built
 */
export async function readContract(language: Language): Promise<ContractDocument> {
  const file = createRequire(import.meta.url).resolve(`@cloopen-rest/spec/openapi.${language}.json`);
  const document: unknown = JSON.parse(await readFile(file, "utf8"));
  if (!isContractDocument(document)) throw new Error(`${file} is no contract`);
  return document;
}
