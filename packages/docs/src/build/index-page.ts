import { escapeHtml } from "./escape-html.js";
import { LANGUAGES } from "./languages.js";
import { PAGE_KINDS, pageFile } from "./page-files.js";
import { pageShell } from "./page-shell.js";
import { readScript, readStyle } from "./read-asset.js";
import { textsOf } from "./texts/texts-of.js";

/** The start page: goes to the reader's language at once; without JavaScript it offers the pages as links. */
export async function indexPage(): Promise<string> {
  const sections = LANGUAGES.map((language) => {
    const texts = textsOf(language);
    const links = PAGE_KINDS.map(
      (kind) => `<li><a href="${pageFile(kind, language)}">${escapeHtml(texts[kind].nav)}</a></li>`,
    );
    return `<section lang="${language}">
<h2>${escapeHtml(texts.reference.title)}</h2>
<p>${escapeHtml(texts.reference.description)}</p>
<ul>${links.join("")}</ul>
<p>${escapeHtml(texts.independent.note)}</p>
</section>`;
  });
  return pageShell({
    language: "en",
    title: `${textsOf("en").product} · ${textsOf("zh-CN").product}`,
    description: `${textsOf("en").reference.description} ${textsOf("zh-CN").reference.description}`,
    styles: [await readStyle("base"), await readStyle("index")],
    early: [await readScript("choose-language"), await readScript("apply-theme")],
    scripts: [],
    body: `<main>\n${sections.join("\n")}\n</main>`,
  });
}
