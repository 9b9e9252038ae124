import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isRecord } from "./is-record.js";

const WORDS = ["code", "zh", "en", "area", "generation", "evidence", "retryable"] as const;

/** One text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** One status code of the catalogue, or a range of codes (`111001-111099`). */
export interface StatusCode extends Record<(typeof WORDS)[number], string> {
  /** Of codes that may be repeated later: how long they refuse. */
  readonly refusal?: string;
  readonly cause: Bilingual;
  readonly fix: Bilingual;
}

/**
 * Reads the catalogue of status codes from `@cloopen-rest/spec`.
 *
 * @throws with the place of the first entry that is not as the pages need it
 */
export async function readCatalogue(): Promise<readonly StatusCode[]> {
  const file = createRequire(import.meta.url).resolve("@cloopen-rest/spec/errors.json");
  const catalogue: unknown = JSON.parse(await readFile(file, "utf8"));
  const { codes } = isRecord(catalogue) ? catalogue : {};
  if (!Array.isArray(codes)) throw new Error(`${file} has no list of codes`);
  return codes.map((entry: unknown, index) => {
    if (isStatusCode(entry)) return entry;
    throw new Error(`${file}: codes[${index}] lacks one of ${WORDS.join(", ")}, cause, fix`);
  });
}

function isStatusCode(value: unknown): value is StatusCode {
  if (!isRecord(value)) return false;
  const { cause, fix } = value;
  return WORDS.every((word) => typeof value[word] === "string") && isBilingual(cause) && isBilingual(fix);
}

function isBilingual(value: unknown): value is Bilingual {
  const { en, zh } = isRecord(value) ? value : {};
  return typeof en === "string" && typeof zh === "string";
}
