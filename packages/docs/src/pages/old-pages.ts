import { createHash } from "node:crypto";
import type { ApiEntry } from "../contract/api-entries.js";
import { escapeHtml } from "../escape-html.js";
import { LANGUAGES, type Language } from "../languages.js";
import { ADDRESS } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import { entryAddress } from "../site/entry-address.js";
import { textsOf } from "../texts/texts-of.js";

/** A page at an address that earlier editions had. */
export interface OldPage {
  readonly address: string;
  readonly html: string;
}

/** Leads to the link with the id of the fragment, or to the first link. Without JavaScript the fragment shows that link. */
const FOLLOW = `(()=>{const id=decodeURIComponent(location.hash.slice(1).split("/").pop()).toLowerCase();const all=[...document.querySelectorAll("a[id]")];const found=all.find(a=>a.id.toLowerCase()===id);location.replace((found||document.querySelector("a")).href+(found?"":location.search))})()`;

/** Of the root: the reader's language, and what a fragment asks for. */
const CHOOSE = `(()=>{const l=/^zh\\b/i.test(navigator.language)?"zh-CN":"en";const h=location.hash;location.replace(h===""?l+"/index.html":/^#\\d/.test(h)?"errors."+l+".html"+h:l+".html"+h)})()`;

const SECTIONS: Readonly<Record<string, string>> = {
  "quick-start": "getting-started",
  authentication: "time-zones-and-signing",
  formats: "formats",
  errors: "retries-and-money",
  callbacks: "callbacks",
  ivr: "ivr",
  sandbox: "sandbox",
  evidence: "evidence",
};

/** The root, and pages at the addresses of the earlier edition: `en.html#sendTemplateSms`, `samples.en.html#IvrPlay`, `start.en.html#ivr`. */
export function oldPages(books: Readonly<Record<Language, Book>>): readonly OldPage[] {
  return [rootPage(), ...LANGUAGES.flatMap((language) => oldPagesOf(books[language]))];
}

function oldPagesOf(book: Book): readonly OldPage[] {
  const { language, entries, chapters } = book;
  const links = entries.flatMap((entry) => entryLinks(entry, entryAddress(language, entry)));
  const signing = entries
    .filter(({ kind }) => kind === "operation")
    .map(({ id }) => [id, `${ADDRESS.sign(language)}#${id}`] as const);
  const sections = Object.entries(SECTIONS)
    .filter(([, name]) => chapters.some((chapter) => chapter.name === name))
    .map(([id, name]) => [id, ADDRESS.guide(language, name)] as const);
  return [
    stub(`${language}.html`, ADDRESS.operations(language), links, language),
    stub(`samples.${language}.html`, ADDRESS.operations(language), links, language),
    stub(`console.${language}.html`, ADDRESS.sign(language), signing, language),
    stub(`start.${language}.html`, ADDRESS.home(language), sections, language),
  ];
}

/** An entry is found by its name and, a command, by its element. */
function entryLinks(entry: ApiEntry, address: string): readonly (readonly [id: string, address: string])[] {
  const element = entry.kind === "operation" ? entry.element : undefined;
  return [[entry.id, address], ...(element === undefined ? [] : [[element, address] as const])];
}

function stub(
  address: string,
  home: string,
  links: readonly (readonly [id: string, address: string])[],
  language: Language,
): OldPage {
  const texts = textsOf(language);
  const seen = new Set<string>();
  const items = links.flatMap(([id, to]) => {
    if (seen.has(id.toLowerCase())) return [];
    seen.add(id.toLowerCase());
    return [`<li><a id="${id}" href="${to}">${id}</a></li>`];
  });
  const body = `<p><a href="${home}">${escapeHtml(texts.productLong)}</a></p><ul>${items.join("")}</ul>`;
  return { address, html: bare(language, texts.productLong, FOLLOW, body, home) };
}

function rootPage(): OldPage {
  const items = LANGUAGES.map(
    (language) =>
      `<li lang="${language}"><a href="${ADDRESS.home(language)}">${escapeHtml(`${textsOf(language).languageName}: ${textsOf(language).productLong}`)}</a></li>`,
  );
  return {
    address: "index.html",
    html: bare("en", "Cloopen REST API · 云通讯 REST API", CHOOSE, `<ul>${items.join("")}</ul>`, undefined),
  };
}

function bare(language: Language, title: string, script: string, body: string, canonical: string | undefined): string {
  const hash = createHash("sha256").update(script).digest("base64");
  const robots = canonical === undefined ? "" : '<meta name="robots" content="noindex">\n';
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${robots}<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(title)} 2013-12-26">
</head>
<body>
<main><h1>${escapeHtml(title)}</h1>
${body}</main>
<script>${script}</script>
</body>
</html>
`;
}
