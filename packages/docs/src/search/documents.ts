import type { Language } from "../languages.js";
import type { Page } from "../pages/page.js";
import { ADDRESS } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import type { PackedIndex } from "./pack-index.js";
import type { SearchDocument } from "./search-options.js";
import { CODE_WORDS } from "./words.js";

/** Everything that the search of one language finds. */
export function searchDocuments(pages: readonly Page[], book: Book): readonly SearchDocument[] {
  return [...pages.flatMap((page) => documentsOf(page)), ...book.codes.map((code) => codeDocument(code, book))];
}

/** A page, and each section of a chapter; pages of the reference are found whole. Of a list of pages its description is read: what it lists has documents of its own. */
function documentsOf(page: Page): readonly SearchDocument[] {
  const { address, kind, name, title, keywords, markdown, headings, description, section, searchText } = page;
  const sections = kind === "guide" ? sectionsOf(markdown) : [];
  const shared = { kind, keywords: keywords.join(" ") };
  const whole: SearchDocument = {
    ...{ id: address, name, title, page: "", ...shared },
    text:
      kind === "guide"
        ? (sections[1]?.text ?? "")
        : kind === "page" && section !== "sign"
          ? description
          : withoutCodes(plain(searchText || markdown)),
  };
  return [
    whole,
    ...sections.slice(2).flatMap(({ heading, text }): SearchDocument[] => {
      const found = headings.find((one) => one.text === heading.replace(/`/g, ""));
      if (found === undefined) return [];
      return [{ id: `${address}#${found.id}`, kind, name: "", title: found.text, page: title, keywords: "", text }];
    }),
  ];
}

function sectionsOf(markdown: string): readonly { readonly heading: string; readonly text: string }[] {
  return markdown.split(/^#{1,3} /m).map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    return { heading: heading.trim(), text: plain(lines.join("\n")) };
  });
}

/** Prose without code blocks and marks; synthetic ids are not searched for. */
function plain(markdown: string): string {
  return markdown
    .replace(/^```[\s\S]*?^```/gm, " ")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[`*#|[\]>]/g, " ")
    .replace(/[0-9A-Za-z+/=]{24,}/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A status code is found as itself: each page of an operation names a hundred of them. */
function withoutCodes(text: string): string {
  return text.replace(/\b\d{6}\b/g, " ");
}

function codeDocument({ code, zh, en, cause, fix }: Book["codes"][number], { language }: Book): SearchDocument {
  const own = language === "en" ? "en" : "zh";
  return {
    id: `${ADDRESS.errors(language)}#${code}`,
    ...{ kind: "code", name: code, title: own === "en" ? en : zh, page: "" },
    keywords: `${own === "en" ? zh : en} ${CODE_WORDS[code] ?? ""}`,
    text: `${cause[own]} ${fix[own]}`,
  };
}

/** The index as a script that hands it over: pages that lie in a folder cannot fetch. */
export function indexScript(packed: PackedIndex, language: Language): string {
  return `globalThis.cloopenIndex=${JSON.stringify({ language, packed })}`;
}
