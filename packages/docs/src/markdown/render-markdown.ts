import MarkdownIt from "markdown-it";
import { escapeHtml } from "../escape-html.js";
import { readBlock } from "../guide/read-chapter.js";
import { ADDRESS } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import { entryAddress } from "../site/entry-address.js";
import { resolveLink } from "../site/resolve-link.js";
import { codeBlock } from "./code-block.js";
import { type Stretch, splitContainers } from "./split-containers.js";

/** A heading of a page. */
export interface Heading {
  readonly id: string;
  readonly level: number;
  /** Without markup. */
  readonly text: string;
}

/** A text as HTML. */
export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** Turns the Markdown of a book into HTML. */
export interface MarkdownRenderer {
  /**
   * @param options.lenient links that lead nowhere become text: for what was not written for the site
   * @throws {Error} for a link that leads nowhere
   */
  render(text: string, options?: { readonly lenient?: boolean }): Rendered;
  /** A text of one paragraph, without the paragraph. */
  inline(text: string): string;
}

type Rule = NonNullable<MarkdownIt["renderer"]["rules"][string]>;
type Token = Parameters<Rule>[0][number];

interface Context {
  readonly headings: Heading[];
  readonly lenient: boolean;
}

const CODE = /^\d{6}$/;
/** Punctuation after which Chinese has no blank. */
const WIDE_END = /[。，；：、！？）》」]$/;

/** Makes the renderer of one language. */
export function createMarkdown(book: Book): MarkdownRenderer {
  const markdown = new MarkdownIt({ html: false });
  let context: Context = { headings: [], lenient: true };
  Object.assign(markdown.renderer.rules, {
    softbreak: (tokens, index) => (WIDE_END.test(tokens[index - 1]?.content ?? "") ? "" : "\n"),
    fence: (tokens, index) => {
      const { language, text, title } = readBlock(
        tokens[index]?.info ?? "",
        tokens[index]?.content ?? "",
        book.language,
      );
      return codeBlock(text, language, { ...book, title });
    },
    code_block: (tokens, index) => codeBlock(tokens[index]?.content ?? "", "text", book),
    code_inline: (tokens, index) => inlineCode(tokens, index, book),
    table_open: () => '<div class="table" tabindex="0"><table>\n',
    table_close: () => "</table></div>\n",
    th_open: (tokens, index, options, _env, self) => {
      // A table without headings has empty ones in Markdown, which name nothing.
      const cells = tokens[index + 1]?.content === "" ? [tokens[index], tokens[index + 2]] : [];
      for (const cell of cells) if (cell !== undefined) cell.tag = "td";
      return self.renderToken(tokens, index, options);
    },
    heading_open: (tokens, index) => headingOpen(tokens, index, context.headings),
    link_open: (tokens, index, options, _env, self) => {
      setTarget(tokens[index], book, context.lenient);
      return self.renderToken(tokens, index, options);
    },
  } satisfies Record<string, Rule>);
  const render = (text: string, lenient: boolean): Rendered => {
    context = { headings: [], lenient };
    const html = splitContainers(text)
      .map((stretch) => wrap(stretch, markdown.render(stretch.text), book))
      .join("");
    return { html, headings: context.headings };
  };
  return {
    render: (text, { lenient = false } = {}) => render(text, lenient),
    inline(text) {
      context = { headings: [], lenient: true };
      return markdown.renderInline(text.trim().replace(/\s*\n\s*/g, " "));
    },
  };
}

/** A status code, and the name of an operation or webhook, lead to their pages wherever they are written as code. */
function inlineCode(tokens: readonly Token[], index: number, { language, codes, entries }: Book): string {
  const content = tokens[index]?.content ?? "";
  const html = `<code>${breakable(content)}</code>`;
  if (tokens.slice(0, index).filter(({ type }) => type.startsWith("link_")).length % 2 === 1) return html;
  if (CODE.test(content) && codes.some(({ code }) => code === content))
    return `<a href="/${ADDRESS.errors(language)}#${content}">${html}</a>`;
  const entry = /^[a-z]+[A-Z]/.test(content) ? entries.find(({ id }) => id === content) : undefined;
  return entry === undefined ? html : `<a href="/${entryAddress(language, entry)}">${html}</a>`;
}

/** A long address may go on in the next line behind a slash: where it could break anywhere, the full stop behind it could begin a line. */
function breakable(code: string): string {
  return code.length < 16 ? escapeHtml(code) : escapeHtml(code).replaceAll(/\/(?=\w)/g, "/<wbr>");
}

function headingOpen(tokens: readonly Token[], index: number, headings: Heading[]): string {
  const inline = tokens[index + 1];
  const tag = tokens[index]?.tag ?? "h2";
  const written = /\s*\{#([\w-]+)\}$/.exec(inline?.content ?? "");
  const last = inline?.children?.at(-1);
  if (written !== null && last !== undefined) last.content = last.content.replace(/\s*\{#[\w-]+\}$/, "");
  const text = (inline?.children ?? []).map(({ content }) => content).join("");
  const id = written?.[1] ?? slug(text, headings);
  headings.push({ id, level: Number(tag.slice(1)), text });
  return `<${tag} id="${id}">`;
}

function slug(text: string, headings: readonly Heading[]): string {
  const kept = text.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "");
  const base = kept.trim().replace(/\s+/g, "-");
  const used = headings.filter(({ id }) => id === base || id.startsWith(`${base}--`)).length;
  return used === 0 ? base : `${base}--${used}`;
}

function setTarget(token: Token | undefined, book: Book, lenient: boolean): void {
  try {
    token?.attrSet("href", resolveLink(token.attrGet("href") ?? "", book));
  } catch (error) {
    if (!lenient) throw error;
    // A link without an address is text.
    if (token !== undefined) token.attrs = [];
  }
}

const NOTES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  tip: ["Tip", "提示"],
  warning: ["Mind", "注意"],
};

/** Tabs are blocks one below another until the script of the page makes tabs of them. */
function wrap({ kind, title }: Stretch, html: string, { language }: Book): string {
  if (kind === "text") return html;
  if (kind === "tabs") return `<div class="tabs" data-key="${escapeHtml(title)}">\n${html}</div>\n`;
  const name = NOTES[kind]?.[language === "en" ? 0 : 1] ?? "";
  return `<div class="note ${kind}"><p class="note-title">${escapeHtml(title === "" ? name : title)}</p>\n${html}</div>\n`;
}
