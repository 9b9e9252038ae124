import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Language } from "../languages.js";
import { PACKAGE } from "../package-folder.js";

/** Where the Chinese of the sandbox's own API is, by its English. */
const TABLE = "src/texts/sandbox-api.zh-CN.yaml";

/** Reads the table. */
export function readSandboxTexts(): Readonly<Record<string, string>> {
  return parse(readFileSync(join(PACKAGE, TABLE), "utf8"));
}

/**
 * A function that says a text of the sandbox's OpenAPI document, which is in English, in the language of a page.
 *
 * @throws {Error} from that function, for a text that the table lacks: the build of the site fails with it
 */
export function createSandboxTranslator(language: Language): (english: string) => string {
  if (language === "en") return (english) => english.trim();
  const table = readSandboxTexts();
  return (english) =>
    paragraphsOf(english)
      .map((text) => translate(text, table))
      .join("\n\n");
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " "));
}

function translate(text: string, table: Readonly<Record<string, string>>): string {
  // A name alone is the same in every language.
  if (text === "" || /^`[^`]+`\.$/.test(text)) return text.replace(/\.$/, "。");
  const found = table[text];
  if (found === undefined) throw new Error(`packages/docs/${TABLE} has no Chinese for ${JSON.stringify(text)}`);
  return found;
}
