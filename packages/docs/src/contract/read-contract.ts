import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type CatalogueEntry,
  type ContractDocument,
  isContractDocument,
  readCatalogue,
} from "@cloopen-rest/spec/model";
import type { Language } from "../languages.js";

const require = createRequire(import.meta.url);

/**
 * Reads the bundle of one language from `@cloopen-rest/spec`.
 *
 * @throws {Error} when the package is not built
 */
export function readContract(language: Language): ContractDocument {
  const file = require.resolve(`@cloopen-rest/spec/openapi.${language}.json`);
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isContractDocument(document)) throw new Error(`${file} is no contract`);
  return document;
}

/** All status codes of the catalogue, in its order. */
export function readStatusCodes(): readonly CatalogueEntry[] {
  return readCatalogue(JSON.parse(readFileSync(require.resolve("@cloopen-rest/spec/errors.json"), "utf8"))).codes;
}
