import type { Book } from "../site/book.js";

/** Characters that a search engine shows. */
const LIMITS = { en: 155, "zh-CN": 78 } as const;

/** The text that a search engine shows of a page: its title, then the first sentences of its description, as many as fit. */
export function describeShort(title: string, description: string, { language, texts }: Book): string {
  const limit = LIMITS[language];
  const plain = firstParagraph(description);
  let text = language === "en" ? `${title}: ` : `${title}：`;
  for (const sentence of plain.match(language === "en" ? /.+?(?:[.](?=\s|$)|$)\s*/g : /[^。]+。?/g) ?? []) {
    if (text.length + sentence.trimEnd().length > limit) break;
    text += sentence;
  }
  const bare = text.trim().replace(/[:：]$/, "");
  return bare.length > title.length ? bare : `${title} · ${texts.productLong} 2013-12-26`;
}

/** The first paragraph of a Markdown text, without marks. */
export function firstParagraph(markdown: string): string {
  const [paragraph = ""] = markdown.trim().split(/\n\s*\n/);
  return paragraph
    .replace(/[`*]/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
