import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isRecord } from "./is-record.js";
import type { Language } from "./languages.js";

/** A bundle of the contract, as far as this package looks into it. */
export interface Contract extends Record<string, unknown> {
  readonly paths: Record<string, unknown>;
  readonly webhooks: Record<string, unknown>;
}

/**
 * Reads the bundle of one language from `@cloopen-rest/spec`.
 *
 * @throws when the package is not built, or when its bundle has no paths
 */
export async function readContract(language: Language): Promise<Contract> {
  const file = createRequire(import.meta.url).resolve(`@cloopen-rest/spec/openapi.${language}.json`);
  const document: unknown = JSON.parse(await readFile(file, "utf8"));
  const { paths, webhooks = {} } = isRecord(document) ? document : {};
  if (!isRecord(paths) || !isRecord(webhooks)) throw new Error(`${file} has no paths`);
  return Object.assign({}, document, { paths, webhooks });
}
