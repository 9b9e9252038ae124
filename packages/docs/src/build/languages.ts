/** A language of the reference, spelled as in `lang` and in the file names of the bundles. */
export type Language = "en" | "zh-CN";

/** Every language that the reference is built in. */
export const LANGUAGES: readonly Language[] = ["en", "zh-CN"];

/** The language that the switch of a page leads to. */
export function otherLanguage(language: Language): Language {
  return language === "en" ? "zh-CN" : "en";
}
