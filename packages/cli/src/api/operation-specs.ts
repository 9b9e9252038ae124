import { basename } from "node:path";
import type { CommandSpec, OptionSpec } from "../command-spec.js";
import type { Context, Given } from "../context.js";
import type { Language } from "../language.js";
import { type Entry, type Field, readContract } from "./contract.js";
import { flagName, readParams } from "./params.js";

const INPUT: OptionSpec = {
  flags: "--input <file>",
  text: {
    en: "fields as a JSON object from a file, or - for stdin",
    zh: "从文件读取 JSON 对象形式的字段，- 表示标准输入",
  },
};
const FILE: OptionSpec = { flags: "--file <path>", text: { en: "file to upload", zh: "要上传的文件" }, required: true };
const SECRETS: OptionSpec = {
  flags: "--secrets-to <file>",
  text: {
    en: "new file for the tokens in the response, which are never shown",
    zh: "把响应中的令牌写入新文件（不会显示）",
  },
};

/**
 * Adds a command for each operation of the contract below `api`. Only those that occur in the command line get their options:
 * those of all together take longer to build than everything else.
 */
export async function withOperations(
  specs: readonly CommandSpec[],
  language: Language,
  words: readonly string[],
): Promise<readonly CommandSpec[]> {
  const commands = (await readContract(language)).map((entry) =>
    words.includes(entry.id) ? toSpec(entry) : toListed(entry),
  );
  return specs.map((spec) => (spec.name === "api" ? { ...spec, commands } : spec));
}

/** An operation as the list of all shows it. */
function toListed({ id, summary, tag }: Entry): CommandSpec {
  return { name: id, text: { en: summary, zh: summary }, group: tag };
}

function toSpec(entry: Entry): CommandSpec {
  const { id, text, method, path, fields, upload, codes } = entry;
  const more = `${joinLines(text)}\n\n${method} ${path}\n\nstatusCode: ${codes.join(" ")}`;
  return {
    // One language is loaded at a time.
    ...toListed(entry),
    more: { en: more, zh: more },
    options: [
      ...(upload ? [FILE] : []),
      ...fields.flatMap((field) => toOptions(field, [])),
      INPUT,
      ...(hasSecrets(id) ? [SECRETS] : []),
    ],
    // `--yes` is taken by all, so that a program need not know which of them ask.
    shares: ["account", "call", "act"],
    load: async () => ({ run: (context: Context, given: Given) => call(context, given, entry) }),
  };
}

/** Lines of a paragraph are joined, since the help breaks them by itself; Chinese joins without a blank. */
function joinLines(text: string): string {
  return text
    .trim()
    .replace(/(?<=[\p{Script=Han}，。；：、）])\n(?=[\p{Script=Han}（])/gu, "")
    .replace(/(?<!\n)\n(?![\n*-])/g, " ");
}

function hasSecrets(id: string): boolean {
  return ["createSubAccount", "listSubAccounts", "findSubAccountByName"].includes(id);
}

function toOptions(field: Field, above: readonly string[]): readonly OptionSpec[] {
  const { name, fields, list, values, fallback, required, text } = field;
  if (fields !== undefined && !list) return fields.flatMap((each) => toOptions(each, [...above, name]));
  const notes = [...(values ? [values.join("|")] : []), ...(fallback ? [`=${fallback}`] : [])];
  const shown = [joinLines(text), ...(notes.length === 0 ? [] : [`(${notes.join(" ")})`])].filter(Boolean).join(" ");
  return [
    {
      flags: `--${flagName(field, above)} <${fields === undefined ? "value" : "json"}>`,
      text: { en: shown, zh: shown },
      ...(list && { many: true as const }),
      ...(required && { needed: true as const }),
    },
  ];
}

async function call(context: Context, given: Given, entry: Entry): Promise<undefined> {
  const { operate } = await import("./operate.js");
  const { showResult } = await import("./show-result.js");
  const file = entry.upload ? given.option("file") : undefined;
  const defaults = file === undefined ? {} : { filename: basename(file) };
  const params = { ...(await readParams(context, given, entry, defaults)), ...(file !== undefined && { file }) };
  const called = await operate(context, given, entry.id, { params });
  if (called !== undefined) await showResult(context, called);
  return undefined;
}
