import { escapeHtml } from "../escape-html.js";
import { ADDRESS, relativeAddress } from "../site/addresses.js";
import { resolveLink } from "../site/resolve-link.js";
import { HOME } from "./home-texts.js";
import { type Kit, makePage, type Page } from "./page.js";
import { samplePanel } from "./sample-panel.js";

/** The version of the API looks like three numbers, and breaks like them. */
function keepTogether(text: string): string {
  return escapeHtml(text).replace("2013-12-26", '<span class="together">2013-12-26</span>');
}

/** The landing page: what this is, in one screen. */
export function homePage(kit: Kit): Page {
  const { book } = kit;
  const { language, texts } = book;
  const home = HOME[language];
  const [sample] = book.samples.get("sendTemplateSms") ?? [];
  if (sample === undefined) throw new Error("the contract has no example of sendTemplateSms");
  const shown = home.cards.filter(
    ({ href }) => !href.endsWith(".md") || book.chapters.some(({ name }) => `${name}.md` === href),
  );
  const cards = shown.map(
    ({ href, title, text }) =>
      `<li><a href="${resolveLink(href, book)}"><strong>${escapeHtml(title)}</strong><span>${escapeHtml(text.replace("{codes}", String(book.codes.length)))}</span></a></li>`,
  );
  const html = `<div class="hero"><div><h1>${escapeHtml(home.heading)}</h1><p class="hero-lead">${keepTogether(home.lead)}</p>
<p class="tools"><a class="button primary" href="${resolveLink("getting-started.md", book)}">${escapeHtml(home.start)}</a> <a class="button" href="/${ADDRESS.operations(language)}">${escapeHtml(home.reference)}</a></p>
<ul class="hero-facts">${home.facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join("")}</ul></div>
${samplePanel(sample, kit)}</div>
<ul class="cards">${cards.join("")}</ul>`;
  const list = shown.map(({ href, title, text }) => {
    const way = relativeAddress(ADDRESS.home(language), resolveLink(href, book).slice(1)).replace(/\.html$/, ".md");
    return `- [${title}](${way}): ${text.replace("{codes}", String(book.codes.length))}\n`;
  });
  return makePage({
    address: ADDRESS.home(language),
    ...{ language, section: "home", kind: "page", html },
    title: texts.productLong,
    description: home.description,
    markdown: `# ${home.heading}\n\n${home.lead}\n\n${home.facts.map((fact) => `${fact} `).join("")}\n\n${list.join("")}`,
    keywords: ["home", "首页", "start"],
  });
}
