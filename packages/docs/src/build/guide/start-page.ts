import type { ContractDocument } from "@cloopen-rest/spec/model";
import { escapeHtml } from "../escape-html.js";
import type { Language } from "../languages.js";
import { pageFrame } from "../page-frame.js";
import { pageShell } from "../page-shell.js";
import { textsOf } from "../texts/texts-of.js";
import { readGuide } from "./read-guide.js";

/** The page that a reader starts on: the guide, with its contents at its side. */
export async function startPage(language: Language, contract: ContractDocument): Promise<string> {
  const { independent, pages } = textsOf(language);
  const { html, sections } = await readGuide(language);
  const frame = await pageFrame("start", language, contract);
  return pageShell({
    ...frame,
    body: `${frame.body}
<div class="columns">
<nav class="contents" aria-label="${escapeHtml(pages)}"><ul>${sections.map(({ id, heading }) => `<li><a href="#${id}">${heading}</a></li>`).join("")}</ul></nav>
<main class="guide">
${html}
<footer>${escapeHtml(independent.note)}</footer>
</main>
</div>`,
  });
}
