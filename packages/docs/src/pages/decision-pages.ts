import { escapeHtml } from "../escape-html.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import { firstParagraph } from "./describe-short.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The decisions, with a list of them; in English only. */
export function decisionPages({ book, markdown }: Kit): readonly Page[] {
  const { texts, language, decisions } = book;
  const items = decisions.map(
    ({ name, number, title }) =>
      `<li><a href="/${ADDRESS.decision(name)}"><code>${number}</code></a> <span>${escapeHtml(title)}</span></li>`,
  );
  const list = makePage({
    ...{ address: ADDRESS.decisions(), language, section: "decisions", kind: "page", twin: undefined },
    title: texts.decisions.title,
    description: `${texts.decisions.title}. ${texts.decisions.text}`,
    html: `<h1>${texts.decisions.title}</h1><p>${texts.decisions.text}</p><ul class="entries">${items.join("")}</ul>`,
    markdown: `# ${texts.decisions.title}\n\n${decisions.map(({ name, number, title }) => `- [${number}](${name}.md) ${title}\n`).join("")}`,
  });
  const pages = decisions.map(({ name, number, title, text }) => {
    const address = ADDRESS.decision(name);
    const { html, headings } = markdown.render(text, { lenient: true });
    const description = firstParagraph(text).slice(0, 155);
    return makePage({
      ...{ address, language, section: "decisions", kind: "decision", twin: undefined, title, headings },
      description:
        description.length < 50 ? `${title}. ${description} ${texts.decisions.title} of cloopen-rest.` : description,
      html: `<h1>${number} ${escapeHtml(title)}</h1>\n${html}`,
      markdown: `# ${number} ${title}\n${plainMarkdown(text, book, address)}`,
      name: number,
    });
  });
  return [list, ...pages];
}
