/** A language of the texts. */
export type Language = "en" | "zh-CN";

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Picks the text of the user's language. */
export type Translate = (en: string, zh: string) => string;

/** Creates the function that picks texts. */
export function createTranslate(language: Language): Translate {
  return (en, zh) => (language === "en" ? en : zh);
}

/**
 * Reads the language from `--lang`, else from the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English. It is read before
 * anything else, since the help is written in it. An operation may have a field of this name.
 *
 * @param isField the flag is a field of the operation behind `api`, so that it counts before that word only
 * @returns `undefined` for a language that does not exist
 */
export function readLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isField = false,
): Language | undefined {
  const given = flagOf(isField ? args.slice(0, args.indexOf("api")) : args);
  if (given !== undefined) return nameOf(given);
  return nameOf(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "en") ?? "en";
}

function flagOf(args: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg === "--") return undefined;
    if (arg.startsWith("--lang=")) return arg.slice("--lang=".length);
    if (arg === "--lang") return args[index + 1] ?? "";
  }
  return undefined;
}

function nameOf(text: string): Language | undefined {
  if (/^zh([_.-]|$)/i.test(text)) return "zh-CN";
  return /^en([_.-]|$)/i.test(text) ? "en" : undefined;
}
