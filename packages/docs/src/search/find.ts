import MiniSearch from "minisearch";
import { coversCode } from "../contract/covers-code.js";
import { SEARCH_OPTIONS, type SearchDocument } from "./search-options.js";

/** A page, section or code that matches a query. */
export interface Hit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly page: string;
}

/** How many are shown. */
const LIMIT = 30;

/**
 * Finds what a reader asks for, best first. Where nothing has every word, what has most of them is found.
 *
 * A code within a range (`160005` of `160001-160010`) leads to the range.
 */
export function find(index: MiniSearch<SearchDocument>, query: string): readonly Hit[] {
  const asked = query.trim();
  const all = index.search(asked, SEARCH_OPTIONS);
  const ranges = /^\d{6}$/.test(asked)
    ? index.search(MiniSearch.wildcard, {
        filter: ({ name }) => String(name).includes("-") && coversCode(String(name), asked),
      })
    : [];
  const found = all.length > 0 ? all : index.search(asked, { ...SEARCH_OPTIONS, combineWith: "OR" });
  const exact = found.filter(({ name }) => typeof name === "string" && isNamed(name, asked));
  return [...exact, ...ranges, ...found.filter((hit) => !exact.includes(hit))]
    .slice(0, LIMIT)
    .map(({ id, kind, name, title, page }) => ({
      ...{ id: String(id), kind: String(kind), name: String(name), title: String(title), page: String(page) },
    }));
}

function isNamed(name: string, asked: string): boolean {
  return name.toLowerCase() === asked.toLowerCase();
}
