import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../languages.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import { PACKAGE } from "../package-folder.js";
import type { Page } from "../pages/page.js";
import type { Book } from "./book.js";
import { dataFiles, dataFilesOf } from "./data-files.js";

/** A file of text beside the pages. */
export interface PlainFile {
  readonly address: string;
  readonly text: string;
}

/** What coding agents that use the client read (agentskills.io); a folder of its own, to be copied. */
const SKILL = "skills/cloopen-rest/SKILL.md";

/** What is there besides pages: Markdown of each page, what programs read, `llms.txt`, a skill, and at release what a search engine reads. */
export function plainFiles(
  pages: readonly Page[],
  books: Readonly<Record<Language, Book>>,
  site: string | undefined,
): readonly PlainFile[] {
  const plain = pages
    .filter(({ markdown }) => markdown !== "")
    .map(({ address, markdown }) => ({ address: address.replace(/\.html$/, ".md"), text: `${markdown.trim()}\n` }));
  const search =
    site === undefined
      ? []
      : [
          { address: "sitemap.xml", text: sitemap(pages, site) },
          { address: "robots.txt", text: `User-agent: *\nAllow: /\nSitemap: ${site}sitemap.xml\n` },
        ];
  const skill = plainMarkdown(readFileSync(join(PACKAGE, "skill/SKILL.md"), "utf8"), books.en, SKILL);
  return [
    ...plain,
    ...dataFiles(),
    { address: "llms.txt", text: llms(pages, books, site) },
    { address: SKILL, text: skill },
    ...search,
  ];
}

function sitemap(pages: readonly Page[], site: string): string {
  const urls = pages.map(({ address }) => `<url><loc>${site}${address}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
}

/** What a program that reads the site needs first (llmstxt.org). */
function llms(pages: readonly Page[], books: Readonly<Record<Language, Book>>, site = ""): string {
  const link = ({ address, title, name, kind }: Page): string => {
    const label = kind === "guide" || name === "" ? title : `${name}: ${title}`;
    return `- [${label}](${site}${address.replace(/\.html$/, ".md")})\n`;
  };
  const part = (heading: string, keep: (page: Page) => boolean): string =>
    `## ${heading}\n\n${pages.filter(keep).map(link).join("")}`;
  const english = (kind: Page["kind"]) => (page: Page) => page.language === "en" && page.kind === kind;
  return `# Cloopen REST API (cloopen-rest)

> Independent documentation, TypeScript client and sandbox for the Cloopen (云通讯) REST API 2013-12-26: SMS, voice, IVR, conferences, contact centre. Every request is signed (MD5 \`sig\` and \`Authorization\`, Beijing time); a reply is a success only when \`statusCode\` is \`000000\`; a repeat of what sends or calls is charged again.

Each page is Markdown at the address of its HTML with \`.md\`. Chinese pages: replace \`en\` by \`zh-CN\`. Coding agents that use the client: [SKILL.md](${site}${SKILL}).

${part("Guide", english("guide"))}
${part("Operations and commands", english("operation"))}
${part("Webhooks and IVR notifications", english("webhook"))}
${part("IVR commands", english("ivr-command"))}
${part("Status codes and tools", english("page"))}
${part("Decisions", english("decision"))}
## Data

${dataFilesOf("en")
  .map((name) => `- [${name}](${site}${name}): ${books.en.texts.data[name]}\n`)
  .join("")}
${part(books["zh-CN"].texts.sections.guide, (page) => page.language === "zh-CN" && page.kind === "guide")}`;
}
