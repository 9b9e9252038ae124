import { escapeHtml } from "../escape-html.js";
import type { SiteTexts } from "../texts/site-texts.js";
import type { Highlight } from "./highlight.js";

/** Default label of a block of code. */
const LABELS: Readonly<Record<string, string>> = {
  ...{ ts: "TypeScript", js: "JavaScript", sh: "Shell", json: "JSON", xml: "XML", python: "Python", php: "PHP" },
  ...{ java: "Java", http: "HTTP", yaml: "YAML", sql: "SQL", html: "HTML", csv: "CSV", text: "" },
};

/** A block of code with its label and a button that copies it; the button appears with JavaScript only. */
export function codeBlock(
  code: string,
  language: string,
  {
    highlight,
    texts,
    title,
  }: { readonly highlight: Highlight; readonly texts: SiteTexts; readonly title?: string | undefined },
): string {
  const label = (title ?? LABELS[language] ?? language).replaceAll("`", "");
  const copy = `<button type="button" class="copy" data-done="${escapeHtml(texts.copied)}">${escapeHtml(texts.copy)}</button>`;
  return `<figure class="code"><figcaption>${escapeHtml(label)}${copy}</figcaption><pre><code>${highlight(code.trimEnd(), language)}</code></pre></figure>`;
}
