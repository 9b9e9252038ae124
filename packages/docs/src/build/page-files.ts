import type { Language } from "./languages.js";

/** A kind of page that exists once in each language. */
export type PageKind = "start" | "reference" | "samples" | "console" | "errors";

/** Every kind, in the order of the bar. */
export const PAGE_KINDS: readonly PageKind[] = ["start", "reference", "samples", "console", "errors"];

/** Name of a page's file in `dist/`. The pages link to each other by it, so that they work from `file://` too. */
export function pageFile(kind: PageKind, language: Language): string {
  return kind === "reference" ? `${language}.html` : `${kind}.${language}.html`;
}
