import { createHash } from "node:crypto";
import { escapeHtml } from "../escape-html.js";
import { LANGUAGES } from "../languages.js";
import { popovers } from "../pages/evidence-mark.js";
import type { Page } from "../pages/page.js";
import { relativeLinks } from "../site/addresses.js";
import type { Assets } from "../site/assets.js";
import type { Book } from "../site/book.js";
import { bar, sectionLinks } from "./bar.js";
import { placesOf, sectionMenu } from "./menu.js";

/**
 * Runs before anything is drawn: the reader's choices are on the root element in time, so nothing jumps and nothing flashes; status codes that the address filters wait for the filter. A browser may forbid storage.
 */
const EARLY = `(()=>{const d=document.documentElement;d.classList.add("js");d.dataset.code="typescript";if(location.search)d.classList.add("filtering");try{for(const k of["theme","code","format"]){const v=localStorage.getItem("cloopen-"+k);if(v)d.dataset[k]=v}}catch{}})()`;
const EARLY_HASH = createHash("sha256").update(EARLY).digest("base64");

/** Inline, because a browser would otherwise ask the server for `/favicon.ico`. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b5cad'/%3E%3Cpath d='M11.3 5.4A4.1 4.1 0 1 0 11.3 10.6' fill='none' stroke='%23fff' stroke-width='1.8' stroke-linecap='round'/%3E%3C/svg%3E";

/** The whole page: head, bar, menu, text, and what stands around them. Every address in it is relative. */
export function framePage(page: Page, book: Book, assets: Assets, site: string | undefined): string {
  const { texts, language } = book;
  const menu = sectionMenu(page, book);
  const toc = page.wide ? "" : contents(page, book);
  const classes = ["page", `in-${page.section}`, ...(page.wide ? ["wide"] : []), ...(menu === "" ? ["no-menu"] : [])];
  const name = page.name === "" || page.title.includes(page.name) ? "" : `${page.name} · `;
  const title =
    page.section === "home" ? `${texts.productLong} · ${texts.product}` : `${name}${page.title} · ${texts.productLong}`;
  const html = `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-${EARLY_HASH}'; style-src 'self'; img-src 'self' data:; connect-src 'self'${page.connect === "" ? "" : ` ${page.connect}`}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
${alternates(page, site)}<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/${assets.style}">
<script>${EARLY}</script>
<script src="/${assets.script("site")}" defer></script>
${page.scripts.map((name) => `<script src="/${assets.script(name)}" defer></script>\n`).join("")}</head>
<body>
<a class="skip" href="#main">${escapeHtml(texts.skip)}</a>
${bar(page, book)}
<div class="${classes.join(" ")}">
<nav id="menu" class="menu" popover aria-label="${escapeHtml(texts.menu)}"><div class="menu-sections">${sectionLinks(page, book)}</div>${menu}</nav>
<main id="main" tabindex="-1">
${withAnchors(page.html, texts.linkToSection)}
${neighbours(page, book)}
<footer class="foot"><p>${escapeHtml(texts.independent)}</p>${page.markdown === "" ? "" : `<p><a href="/${page.address.replace(/\.html$/, ".md")}">${escapeHtml(texts.markdown)}</a> · <a href="/llms.txt">llms.txt</a></p>`}</footer>
</main>
${toc}</div>
${popovers(page.html, texts)}<div id="search" hidden data-script="/${assets.script("search")}" data-index="/${assets.index(language)}" data-root="/"></div>
</body>
</html>
`;
  return relativeLinks(html, page.address);
}

/** A link at each heading, to copy its address. */
function withAnchors(html: string, label: string): string {
  return html.replace(
    /<(h[23]) id="([^"]+)">([\s\S]*?)<\/\1>/g,
    (_, tag: string, id: string, text: string) =>
      `<${tag} id="${id}">${text}<a class="anchor" href="#${id}" aria-label="${escapeHtml(label)}"></a></${tag}>`,
  );
}

function contents({ headings }: Page, { texts }: Book): string {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2) return '<div class="toc"></div>';
  const items = shown.map(
    ({ id, level, text }) => `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav class="toc" aria-label="${escapeHtml(texts.onThisPage)}"><p>${escapeHtml(texts.onThisPage)}</p><ul>${items.join("")}</ul></nav>`;
}

function neighbours(page: Page, book: Book): string {
  const places = placesOf(page.section, book);
  const place = places.findIndex(({ address }) => address === page.address);
  if (place < 0) return "";
  const link = (index: number, rel: "prev" | "next", word: string): string => {
    const other = places[index];
    return other === undefined
      ? "<span></span>"
      : `<a class="${rel}" rel="${rel}" href="/${other.address}"><span>${escapeHtml(word)}</span>${escapeHtml(other.label)}</a>`;
  };
  const { texts } = book;
  return `<nav class="neighbours" aria-label="${escapeHtml(`${texts.previous} / ${texts.next}`)}">${link(place - 1, "prev", texts.previous)}${link(place + 1, "next", texts.next)}</nav>`;
}

/** Where the page is in other languages and as Markdown; the address itself once the site has one. */
function alternates({ address, twin, language, markdown }: Page, site: string | undefined): string {
  const plain =
    markdown === "" ? "" : `<link rel="alternate" type="text/markdown" href="/${address.replace(/\.html$/, ".md")}">\n`;
  if (site === undefined) return plain;
  const pairs = twin === undefined ? [] : LANGUAGES.map((each) => [each, each === language ? address : twin] as const);
  const links = pairs.map(([each, to]) => `<link rel="alternate" hreflang="${each}" href="${site}${to}">\n`).join("");
  return `${plain}<link rel="canonical" href="${site}${address}">\n${links}`;
}
