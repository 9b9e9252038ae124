import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Language } from "../languages.js";

/** What programs read, byte for byte as the packages have it: where it lies in the site, and in which package. */
const SOURCES = {
  "openapi.en.json": "@cloopen-rest/spec/openapi.en.json",
  "openapi.zh-CN.json": "@cloopen-rest/spec/openapi.zh-CN.json",
  "openapi.generators.json": "@cloopen-rest/spec/openapi.generators.json",
  "errors.json": "@cloopen-rest/spec/errors.json",
  "vectors.json": "@cloopen-rest/spec/vectors.json",
  "openapi.sandbox.yaml": "@cloopen-rest/sandbox/openapi.yaml",
} as const;

/** A file for programs, by its name at the root of the site. */
export type DataFile = keyof typeof SOURCES;

/** The files that a reader of one language is led to. */
export function dataFilesOf(language: Language): readonly DataFile[] {
  return [`openapi.${language}.json`, "openapi.generators.json", "errors.json", "vectors.json", "openapi.sandbox.yaml"];
}

/** All of them. */
export function dataFiles(): readonly { readonly address: string; readonly text: string }[] {
  const require = createRequire(import.meta.url);
  return Object.entries(SOURCES).map(([address, source]) => ({
    address,
    text: readFileSync(require.resolve(source), "utf8"),
  }));
}
