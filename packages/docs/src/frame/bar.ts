import { escapeHtml } from "../escape-html.js";
import { LANGUAGES } from "../languages.js";
import type { Page, Section } from "../pages/page.js";
import { ADDRESS } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import { textsOf } from "../texts/texts-of.js";

const SECTIONS = ["guide", "api", "webhooks", "errors", "sign"] as const;

/** Links to the sections; once in the bar, once in the menu of a phone. */
export function sectionLinks(page: Page, { language, texts, chapters }: Book): string {
  const [first] = chapters;
  const addresses: Readonly<Record<(typeof SECTIONS)[number], string>> = {
    guide: ADDRESS.guide(language, first?.name ?? ""),
    api: ADDRESS.operations(language),
    webhooks: ADDRESS.webhooks(language),
    errors: ADDRESS.errors(language),
    sign: ADDRESS.sign(language),
  };
  const isIn = (section: Section): boolean => page.section === section;
  return SECTIONS.map(
    (section) =>
      `<a href="/${addresses[section]}"${isIn(section) ? ' aria-current="true"' : ""}>${escapeHtml(texts.sections[section])}</a>`,
  ).join("");
}

/** The bar above every page. */
export function bar(page: Page, book: Book): string {
  const { texts, language } = book;
  const languages = LANGUAGES.map((each) => {
    const address = each === language ? page.address : (page.twin ?? ADDRESS.home(each));
    const current = each === language ? ' aria-current="true"' : "";
    return `<a href="/${address}" lang="${each}" hreflang="${each}" data-keep-place${current}>${textsOf(each).languageName}</a>`;
  }).join("");
  return `<header class="bar"><button type="button" class="menu-button" popovertarget="menu" aria-label="${escapeHtml(texts.menu)}"><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg></button>
<a class="brand" href="/${ADDRESS.home(language)}"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect width="24" height="24" rx="6" class="brand-box"/><path d="M16.5 8.3a5.6 5.6 0 1 0 0 7.4" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg><span>${escapeHtml(texts.productLong)}</span></a>
<nav class="bar-nav" aria-label="${escapeHtml(texts.parts)}">${sectionLinks(page, book)}</nav>
<button type="button" class="search-button" data-search aria-keyshortcuts="Control+K /"><svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m13 13 4 4" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg><span>${escapeHtml(texts.search.open)}</span><kbd>Ctrl K</kbd></button>
<div class="languages" role="group" aria-label="${escapeHtml(texts.languageSwitch)}">${languages}</div>
<button type="button" class="theme-button" data-theme-switch aria-label="${escapeHtml(texts.theme)}" title="${escapeHtml(texts.theme)}"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor"/></svg></button></header>`;
}
