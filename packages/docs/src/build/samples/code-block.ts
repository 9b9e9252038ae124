import { escapeHtml } from "../escape-html.js";
import type { Language } from "../languages.js";
import { textsOf } from "../texts/texts-of.js";

/** A block of code with its title. The button that copies it works, and is shown, only with JavaScript. */
export function codeBlock(code: string, language: Language, title: string): string {
  const { copy, copied } = textsOf(language);
  return `<figure class="code"><figcaption>${escapeHtml(title)}<button type="button" class="copy" data-copied="${copied}" hidden>${copy}</button></figcaption><pre tabindex="0"><code>${escapeHtml(code.trimEnd())}</code></pre></figure>`;
}
