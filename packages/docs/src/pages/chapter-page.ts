import { escapeHtml } from "../escape-html.js";
import type { Chapter } from "../guide/read-chapter.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import type { MarkdownRenderer, Rendered } from "../markdown/render-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The page of a chapter of the guide. */
export function chapterPage({ name, language, head, text }: Chapter, { book, markdown }: Kit): Page {
  const address = ADDRESS.guide(language, name);
  const { html, headings } = render(text, `guide/${language}/${name}.md`, markdown);
  return makePage({
    ...{ address, language, section: "guide", kind: "guide", headings },
    title: head.title,
    description: head.description,
    html: `<h1>${escapeHtml(head.title)}</h1>\n${html}`,
    markdown: `# ${head.title}\n${plainMarkdown(text, book, address)}`,
    keywords: head.keywords,
  });
}

function render(text: string, file: string, markdown: MarkdownRenderer): Rendered {
  try {
    return markdown.render(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
