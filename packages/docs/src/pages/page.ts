import type { Language } from "../languages.js";
import type { Heading, MarkdownRenderer } from "../markdown/render-markdown.js";
import type { Book } from "../site/book.js";

/** Parts of the site that the bar on top leads to. */
export type Section = "home" | "guide" | "api" | "webhooks" | "errors" | "sign" | "decisions";

/** One page, ready for the frame around it. */
export interface Page {
  /** Below the root of the site: `en/api/sendTemplateSms.html`. */
  readonly address: string;
  readonly language: Language;
  readonly section: Section;
  /** Of the browser and of search engines, without the name of the site. */
  readonly title: string;
  readonly description: string;
  /** What is in `main`. */
  readonly html: string;
  /** The page as plain Markdown; empty where it has none. */
  readonly markdown: string;
  /** What the list beside the text leads to. */
  readonly headings: readonly Heading[];
  /** Kind of the page in the search. */
  readonly kind: "guide" | "operation" | "webhook" | "ivr-command" | "page" | "decision";
  /** What the search reads of the page in place of its Markdown; empty where it reads that. */
  readonly searchText: string;
  /** Name that is searched before all else, such as the operationId. */
  readonly name: string;
  /** Further words that lead here. */
  readonly keywords: readonly string[];
  /** The samples take the place of the list beside the text. */
  readonly wide: boolean;
  /** Address in the other language; `undefined` where the page is in one language only. */
  readonly twin: string | undefined;
  /** Scripts besides the one of every page, by their names. */
  readonly scripts: readonly string[];
  /** Addresses that the page may send requests to, as its policy names them. */
  readonly connect: string;
}

/** Dependencies of every page. */
export interface Kit {
  readonly book: Book;
  readonly markdown: MarkdownRenderer;
}

/** A page with what most pages have in common. */
export function makePage(
  page: Pick<Page, "address" | "language" | "section" | "title" | "description" | "html" | "kind"> & Partial<Page>,
): Page {
  const { language, address } = page;
  const other = language === "en" ? "zh-CN" : "en";
  return {
    ...{ markdown: "", searchText: "", headings: [], name: "", keywords: [], wide: false, scripts: [], connect: "" },
    twin: address.replace(language, other),
    ...page,
  };
}
