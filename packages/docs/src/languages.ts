/** A language of the site, spelled as in `lang`, in the file names of the bundles and in the addresses. */
export type Language = "en" | "zh-CN";

/** Every language that the site is built in. */
export const LANGUAGES: readonly Language[] = ["en", "zh-CN"];

/** The language that the switch of a page leads to. */
export function otherLanguage(language: Language): Language {
  return language === "en" ? "zh-CN" : "en";
}
