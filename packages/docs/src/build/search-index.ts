import type { ContractDocument } from "@cloopen-rest/spec/model";
import type { Entry } from "../browser/search/entry.js";
import { readGuide } from "./guide/read-guide.js";
import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { pageFile } from "./page-files.js";
import { readCatalogue } from "./read-catalogue.js";
import { readContract } from "./read-contract.js";
import { listIvrCommands } from "./samples/list-ivr-commands.js";
import { listSamples } from "./samples/list-samples.js";
import { tagNames } from "./samples/tag-names.js";

/**
 * Everything that the search finds: sections of the guide, operations, commands, those of IVR answers, callbacks, status codes. Titles are found in both languages,
 * for the platform and its users mix them.
 */
export async function searchIndex(language: Language, contract: ContractDocument): Promise<Entry[]> {
  const other = await readContract(language === "en" ? "zh-CN" : "en");
  const reference = pageFile("reference", language);
  const translated = new Map(listOperations(other).map(({ id, summary }) => [id, summary]));
  const samples = listSamples(contract);
  const paths = new Map(samples.map(({ operationId, path }) => [operationId, path]));
  const names = tagNames(contract);
  const otherNames = tagNames(other);
  const tagsOf = (tag: string): string => `${names.get(tag)} ${otherNames.get(tag)}`;
  const tags = new Map(samples.map(({ operationId, tag }) => [operationId, tagsOf(tag)]));
  const otherTitles = new Map(listSamples(other).map(({ id, title }) => [id, title]));
  const otherCommands = new Map(listIvrCommands(other).map(({ id, description }) => [id, description]));
  const commands = new Map(
    samples.flatMap((sample) => (sample.command === undefined ? [] : [[sample.id, sample] as const])),
  );
  return [
    ...(await readGuide(language)).sections.map(
      ({ id, heading, text }): Entry => ["guide", "", heading, text, `${pageFile("start", language)}#${id}`],
    ),
    ...listOperations(contract).map(({ id, summary }): Entry => {
      const path = paths.get(id);
      const more = `${translated.get(id) ?? ""} ${path ?? ""} ${tags.get(id) ?? ""}`;
      return [path === undefined ? "callback" : "operation", id, summary, more, `${reference}#${id}`];
    }),
    ...Array.from(commands.values(), ({ id, title, command = "", path, tag }): Entry => {
      const more = `${command} ${otherTitles.get(id) ?? ""} ${path} ${tagsOf(tag)}`;
      return ["command", id, title, more, `${pageFile("samples", language)}#${id}`];
    }),
    ...listIvrCommands(contract).map(({ id, name, description, example }): Entry => {
      const more = `${id} IVR ${firstSentence(otherCommands.get(id) ?? "")} ${example?.summary ?? ""}`;
      return ["command", name, firstSentence(description), more, `${pageFile("samples", language)}#${id}`];
    }),
    ...(await readCatalogue()).map(({ code, zh, en }): Entry => {
      const [title, more] = language === "en" ? [en, zh] : [zh, en];
      return ["code", code, title, more, `${pageFile("errors", language)}#${code}`];
    }),
  ];
}

/** A title out of a description, without its marks. */
function firstSentence(description: string): string {
  const [sentence = ""] = /^[\s\S]*?(?:。|\.(?=\s|$))/.exec(description) ?? [description];
  return sentence
    .replace(/[`*]/g, "")
    .replace(/[.。]$/, "")
    .replace(/\s+/g, " ");
}
