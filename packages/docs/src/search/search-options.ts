import type { Options, SearchOptions } from "minisearch";
import { tokenize, tokenizeQuery } from "./tokenize.js";

/** What the search finds: a page, a section of a page, or a status code. */
export interface SearchDocument {
  /** Its address below the root of the site. */
  readonly id: string;
  readonly kind: string;
  /** Function, webhook, command or code; empty for the guide. */
  readonly name: string;
  readonly title: string;
  /** Of a section: the title of its page. */
  readonly page: string;
  /** Other words that lead here, the name in the other language among them. */
  readonly keywords: string;
  readonly text: string;
}

/** How the index is made and read; both sides must agree. */
export const INDEX_OPTIONS: Options<SearchDocument> = {
  fields: ["name", "title", "keywords", "page", "text"],
  storeFields: ["kind", "name", "title", "page"],
  tokenize,
  processTerm: (term) => term,
};

const BOOST: NonNullable<SearchOptions["boost"]> = { name: 12, title: 8, keywords: 7, page: 2, text: 1 };

/** A page is likelier to be meant than one of the many codes or a section, where words alone are asked for. */
const LIKELY: Readonly<Record<string, number>> = { guide: 1.6, operation: 1.3, webhook: 1.2, code: 0.8, decision: 0.4 };

/** How it is asked: every word must be met, whole or at its beginning; what people mistype is found, too. */
export const SEARCH_OPTIONS: SearchOptions = {
  boost: BOOST,
  boostDocument: (_id, _term, stored) => (stored?.["page"] === "" ? (LIKELY[String(stored["kind"])] ?? 1) : 1),
  combineWith: "AND",
  prefix: (term) => /^[a-z0-9]{2,}$/.test(term),
  fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
  tokenize: tokenizeQuery,
};
