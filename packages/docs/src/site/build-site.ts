import { rm } from "node:fs/promises";
import Eleventy from "@11ty/eleventy";
import MiniSearch from "minisearch";
import { framePage } from "../frame/frame-page.js";
import { LANGUAGES, type Language } from "../languages.js";
import { createHighlight } from "../markdown/highlight.js";
import { createMarkdown } from "../markdown/render-markdown.js";
import { PACKAGE } from "../package-folder.js";
import { oldPages } from "../pages/old-pages.js";
import type { Page } from "../pages/page.js";
import { indexScript, searchDocuments } from "../search/documents.js";
import { packIndex } from "../search/pack-index.js";
import { INDEX_OPTIONS, type SearchDocument } from "../search/search-options.js";
import { buildAssets } from "./assets.js";
import { type Book, readBook } from "./book.js";
import { listPages } from "./list-pages.js";
import { plainFiles } from "./plain-files.js";

/** A file of the site, as Eleventy pages through them. */
interface File {
  readonly address: string;
  readonly text: string;
}

/**
 * Builds the site.
 *
 * @param folder where it goes; emptied first
 * @param site the address that it will be published at, ending in `/`: gives a sitemap and canonical links; without one the site is the same below any path
 */
export async function buildSite(folder: string, site?: string): Promise<void> {
  const highlight = await createHighlight();
  const books: Record<Language, Book> = { en: readBook("en", highlight), "zh-CN": readBook("zh-CN", highlight) };
  const pagesOf = (language: Language): readonly Page[] =>
    listPages({ book: books[language], markdown: createMarkdown(books[language]) });
  const pages: Record<Language, readonly Page[]> = { en: pagesOf("en"), "zh-CN": pagesOf("zh-CN") };
  const indexOf = (language: Language): string =>
    indexScript(packIndex(buildIndex(searchDocuments(pages[language], books[language])).toJSON()), language);
  const assets = await buildAssets({ en: indexOf("en"), "zh-CN": indexOf("zh-CN") });
  const all = LANGUAGES.flatMap((language) => pages[language]);
  const files: readonly File[] = [
    ...all.map((page) => ({ address: page.address, text: framePage(page, books[page.language], assets, site) })),
    ...oldPages(books).map(({ address, html }) => ({ address, text: html })),
    ...plainFiles(all, books, site),
  ];
  await rm(folder, { recursive: true, force: true });
  await writeFiles(files, folder);
  await assets.write(folder);
}

/** The index of the search of one language. */
export function buildIndex(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch(INDEX_OPTIONS);
  index.addAll(documents);
  return index;
}

/** Eleventy checks that no two pages have one address, and writes them. */
async function writeFiles(files: readonly File[], folder: string): Promise<void> {
  const eleventy = new Eleventy(`${PACKAGE}guide`, folder, {
    quietMode: true,
    configPath: false,
    config(options) {
      options.ignores.add("**/*.md");
      options.addTemplate("site.11ty.js", ({ file }: { readonly file: File }) => file.text, {
        files,
        pagination: { data: "files", size: 1, alias: "file" },
        permalink: ({ file }: { readonly file: File }) => file.address,
      });
    },
  });
  await eleventy.write();
}
