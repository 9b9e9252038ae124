import { escapeHtml } from "../escape-html.js";
import type { SiteTexts } from "../texts/site-texts.js";

/** A small mark that says where a fact comes from, and explains itself on hover (title) and on tap (a popover of the page). */
export function evidenceMark(evidence: string | undefined, texts: SiteTexts): string {
  const known = evidence === undefined ? undefined : texts.evidence[evidence];
  if (known === undefined) return "";
  return ` <button type="button" class="evidence" popovertarget="evidence-${evidence}" title="${escapeHtml(known.text)}">${escapeHtml(known.name)}</button>`;
}

/** What the marks of a page open; each stands once in the page. */
export function evidencePopovers(html: string, texts: SiteTexts): string {
  return Object.entries(texts.evidence)
    .filter(([kind]) => html.includes(`popovertarget="evidence-${kind}"`))
    .map(
      ([kind, { name, text }]) =>
        `<div id="evidence-${kind}" class="popover" popover><strong>${escapeHtml(name)}</strong><p>${escapeHtml(text)}</p></div>`,
    )
    .join("");
}
