import { readBlock } from "../guide/read-chapter.js";
import { relativeAddress } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import { resolveLink } from "../site/resolve-link.js";

/**
 * The Markdown of a chapter on its own: samples are put in, links lead to the Markdown of other pages, marks of the site are removed.
 *
 * @param address of the page
 */
export function plainMarkdown(text: string, book: Book, address: string): string {
  return text
    .replace(/^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm, (_, language: string, rest: string, content: string) => {
      const block = readBlock(`${language}${rest}`, content, book.language);
      const title = block.title === undefined ? "" : `**${block.title}**\n\n`;
      return `${title}\`\`\`${language}\n${block.text.trimEnd()}\n\`\`\``;
    })
    .replace(/^(#+ .*?) *\{#[\w-]+\}$/gm, "$1")
    .replace(/^::: *(?:tip|warning) *(.*)$/gm, (_, title: string) => (title === "" ? "" : `**${title}**\n`))
    .replace(/^::: *(?:tabs.*)?$\n?/gm, "")
    .replace(/\]\(([^()\s]+)\)/g, (_, href: string) => `](${markdownLink(href, book, address)})`);
}

/** A link of a text, as it leads from one page of plain Markdown to another. */
export function markdownLink(href: string, book: Book, address: string): string {
  try {
    const target = resolveLink(href, book);
    if (!target.startsWith("/")) return target;
    return relativeAddress(address, target.slice(1)).replace(/\.html(?=$|#)/, ".md");
  } catch {
    return href;
  }
}
