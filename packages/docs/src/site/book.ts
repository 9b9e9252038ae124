import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueEntry, ContractDocument } from "@cloopen-rest/spec/model";
import { type ApiEntry, listEntries } from "../contract/api-entries.js";
import { readContract, readStatusCodes } from "../contract/read-contract.js";
import { groupBy } from "../group-by.js";
import { GROUPS } from "../guide/front-matter.js";
import { type Chapter, listChapters, readChapter } from "../guide/read-chapter.js";
import { type Language, otherLanguage } from "../languages.js";
import type { Highlight } from "../markdown/highlight.js";
import { PACKAGE } from "../package-folder.js";
import { listSamples } from "../samples/list-samples.js";
import type { SampleCase } from "../samples/sample-case.js";
import type { SiteTexts } from "../texts/site-texts.js";
import { textsOf } from "../texts/texts-of.js";

/** A record of `decisions/`. */
export interface Decision {
  /** `0060-one-time-codes`. */
  readonly name: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** Everything that the pages of one language are made of. */
export interface Book {
  readonly language: Language;
  readonly texts: SiteTexts;
  readonly contract: ContractDocument;
  readonly entries: readonly ApiEntry[];
  /** Title of each entry in the other language, by its id. */
  readonly otherTitles: ReadonlyMap<string, string>;
  /** Name of each tag. */
  readonly tags: ReadonlyMap<string, string>;
  readonly codes: readonly CatalogueEntry[];
  /** Examples of each operation and command, by its id. */
  readonly samples: ReadonlyMap<string, readonly SampleCase[]>;
  /** In the order of the menu. */
  readonly chapters: readonly Chapter[];
  readonly decisions: readonly Decision[];
  readonly highlight: Highlight;
}

/** Reads all of it. */
export function readBook(language: Language, highlight: Highlight): Book {
  const contract = readContract(language);
  const chapters = listChapters(language).map((name) => readChapter(language, name));
  return {
    ...{ language, contract, highlight },
    texts: textsOf(language),
    entries: listEntries(contract),
    otherTitles: new Map(listEntries(readContract(otherLanguage(language))).map(({ id, title }) => [id, title])),
    tags: new Map((contract.tags ?? []).map((tag) => [tag.name, tag["x-displayName"] ?? tag.name])),
    codes: readStatusCodes(),
    samples: groupBy(listSamples(contract), ({ id }) => id),
    chapters: GROUPS.flatMap((group) =>
      chapters.filter(({ head }) => head.group === group).sort((one, other) => one.head.order - other.head.order),
    ),
    decisions: readDecisions(),
  };
}

function readDecisions(): readonly Decision[] {
  const folder = join(PACKAGE, "../../decisions");
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.md$/.test(file))
    .sort()
    .map((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const [, number = "", title = "", text = ""] = /^# (\d+)\.? (.*)\n([\s\S]*)$/.exec(source) ?? [];
      if (number === "") throw new Error(`decisions/${file} does not begin with its number and title`);
      return { name: file.slice(0, -".md".length), number: number.padStart(4, "0"), title, text };
    });
}
