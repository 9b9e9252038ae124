import { escapeHtml } from "../escape-html.js";
import type { Chapter } from "../guide/read-chapter.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The page of a chapter of the guide. */
export function chapterPage({ name, language, head, text }: Chapter, { book, markdown }: Kit): Page {
  const address = ADDRESS.guide(language, name);
  const { html, headings } = markdown.render(text);
  return makePage({
    ...{ address, language, section: "guide", kind: "guide", headings },
    title: head.title,
    description: head.description,
    html: `<h1>${escapeHtml(head.title)}</h1>\n${html}`,
    markdown: `# ${head.title}\n${plainMarkdown(text, book, address)}`,
    keywords: head.keywords,
  });
}
