import { escapeHtml } from "../escape-html.js";
import type { SiteTexts } from "../texts/site-texts.js";

/** A small mark that says where a fact comes from, and explains itself on hover (title) and on tap (a popover of the page). */
export function evidenceMark(evidence: string | undefined, texts: SiteTexts): string {
  const known = evidence === undefined ? undefined : texts.evidence[evidence];
  if (known === undefined) return "";
  return ` <button type="button" class="evidence" popovertarget="evidence-${evidence}" title="${escapeHtml(known.text)}">${escapeHtml(known.name)}</button>`;
}

/** What the marks of a page open; each stands once in the page. */
export function popovers(html: string, texts: SiteTexts): string {
  const { api } = texts;
  const all = [
    ...Object.entries(texts.evidence).map(([kind, { name, text }]) => [`evidence-${kind}`, name, text] as const),
    ["note-charged", api.charged, api.chargedText] as const,
    ["note-safe", api.safe, api.safeText] as const,
    ["note-level", api.subAccount, api.subAccountText] as const,
  ];
  return all
    .filter(([id]) => html.includes(`popovertarget="${id}"`))
    .map(
      ([id, name, text]) =>
        `<div id="${id}" class="popover" popover><strong>${escapeHtml(name)}</strong><p>${escapeHtml(text)}</p></div>`,
    )
    .join("");
}
