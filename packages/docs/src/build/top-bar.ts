import { escapeHtml } from "./escape-html.js";
import { LANGUAGES, type Language } from "./languages.js";
import { PAGE_KINDS, type PageKind, pageFile } from "./page-files.js";
import { textsOf } from "./texts/texts-of.js";

/** The bar above every page: where one is, the other pages, the language, and whose this is not. */
export function topBar(kind: PageKind, language: Language): string {
  const texts = textsOf(language);
  const pages = PAGE_KINDS.map((each) => {
    const current = each === kind ? ' aria-current="page"' : "";
    return `<a href="${pageFile(each, language)}"${current}>${escapeHtml(texts[each].nav)}</a>`;
  });
  const languages = LANGUAGES.map((each) => {
    const current = each === language ? ' aria-current="true"' : "";
    return `<a href="${pageFile(kind, each)}" lang="${each}" hreflang="${each}" data-keep-place${current}>${textsOf(each).languageName}</a>`;
  });
  return `<header class="bar">
<a class="bar-product" href="${pageFile("start", language)}">${escapeHtml(texts.product)}</a>
<nav class="bar-pages" aria-label="${escapeHtml(texts.pages)}">${pages.join("")}</nav>
<p class="bar-note" title="${escapeHtml(texts.independent.note)}"><span class="bar-note-long">${escapeHtml(texts.independent.note)}</span><span class="bar-note-short">${escapeHtml(texts.independent.tag)}</span></p>
<button type="button" class="bar-search" id="search-open" hidden><span>${escapeHtml(texts.search.open)}</span></button>
${kind === "reference" ? "" : `<button type="button" class="bar-theme" id="theme" aria-label="${escapeHtml(texts.theme)}" title="${escapeHtml(texts.theme)}" hidden>◐</button>`}<nav class="bar-languages" aria-label="${escapeHtml(texts.switchLanguage)}">${languages.join("")}</nav>
</header>`;
}
