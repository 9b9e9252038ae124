import type { CatalogueEntry } from "@cloopen-rest/spec/model";
import { joinCodes } from "./join-codes.js";
import { BANNER, literal } from "./typescript-text.js";

/** `generated/status-code.ts`: the codes as a type, and which of them may be retried. */
export function writeStatusCodes(catalogue: readonly CatalogueEntry[]): string {
  const wire = catalogue.filter((entry) => entry.generation !== "client-sdk");
  const codes = wire.filter((entry) => /^\d{6}$/.test(entry.code)).map((entry) => JSON.stringify(entry.code));
  const fatal = literal(joinCodes(wire.filter((entry) => entry.fatal).map(({ code }) => code)));
  const list = (word: string) =>
    literal(
      joinCodes(wire.filter(({ retryable, limit }) => word === retryable || word === limit).map(({ code }) => code)),
    );
  return (
    `${BANNER}\n/** Every status code of the catalogue that the platform may send. Others are possible. */\n` +
    `export type StatusCode =\n${codes.map((code) => `  | ${code}`).join("\n")};\n\n` +
    `/** Codes and ranges of codes whose request may succeed after waiting. */\nexport const RETRY_LATER: readonly string[] = ${list("later")};\n\n` +
    `/** Those of them by which a limit of the moment rejects the request without effect. */\nexport const BRIEF_LIMITS: readonly string[] = ${list("brief")};\n\n` +
    `/** The same, by a limit that holds for minutes to days. */\nexport const LASTING_LIMITS: readonly string[] = ${list("lasting")};\n\n` +
    `/** Codes whose request may succeed at once, after an automatic correction. */\nexport const RETRY_NOW: readonly string[] = ${list("now")};\n\n` +
    `/** Codes after which every further request for the same application and template fails as well. */\nexport const FATAL: readonly string[] = ${fatal};\n`
  );
}

/** `generated/error-catalogue.ts`: the texts, bundled only where they are imported. */
export function writeCatalogue(catalogue: readonly CatalogueEntry[]): string {
  // What only programs ask for is a list of its own.
  const entries = catalogue.map(({ fatal: _, ...entry }) => `  ${literal(entry, "  ")},\n`).join("");
  return (
    `${BANNER}import type { StatusCodeEntry } from "../errors/catalogue/status-code-entry.js";\n\n` +
    `/** The catalogue of status codes, as in \`spec/errors.yaml\`. */\nexport const CATALOGUE: readonly StatusCodeEntry[] = [\n${entries}];\n`
  );
}

/** `generated/meanings.ts`: what each code means in a few words, for messages. Loaded only when the platform rejected a request. */
export function writeMeanings(catalogue: readonly CatalogueEntry[]): string {
  const meanings = catalogue
    .filter(({ generation }) => generation !== "client-sdk")
    .map(({ code, en }) => `  [${JSON.stringify(code)}, ${JSON.stringify(en)}],\n`)
    .join("");
  return (
    `${BANNER}\n/** What each status code, or range of codes, means, as in \`spec/errors.yaml\`. */\n` +
    `export const MEANINGS: readonly (readonly [code: string, meaning: string])[] = [\n${meanings}];\n`
  );
}
