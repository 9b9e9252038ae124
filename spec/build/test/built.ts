import { readFileSync } from "node:fs";
import type { ErrorCatalogue } from "../../model/catalogue.js";
import type { ContractDocument } from "../../model/document.js";
import type { EvidenceReport } from "../../src/evidence.js";

const DIST = new URL("../../dist/", import.meta.url);

/** The languages of the built bundles. */
export const LANGUAGES = ["en", "zh-CN"] as const;

/** The bundle of a language, as built. */
export function readBundle(language: (typeof LANGUAGES)[number]): ContractDocument {
  return JSON.parse(readBuilt(`openapi.${language}.json`));
}

/** The catalogue of status codes, as built. */
export function readErrors(): ErrorCatalogue {
  return JSON.parse(readBuilt("errors.json"));
}

/** The report on evidence, as built. */
export function readEvidence(): EvidenceReport {
  return JSON.parse(readBuilt("evidence.json"));
}

/** The text of a file of `dist/`. */
export function readBuilt(name: string): string {
  return readFileSync(new URL(name, DIST), "utf8");
}
