import { escapeHtml } from "./escape-html.js";
import type { Language } from "./languages.js";
import type { StatusCode } from "./read-catalogue.js";
import { textsOf } from "./texts/texts-of.js";

/**
 * One status code. Its id is the code itself, or the range as the catalogue writes it, so that `#111109` leads here.
 *
 * The meaning stands in both languages on either page: the platform's `statusMsg` is Chinese, and readers search for it.
 */
export function statusCodeCard(status: StatusCode, language: Language): string {
  const { fields, areas, generations, evidence, retryable } = textsOf(language);
  const [own, other] = language === "en" ? (["en", "zh"] as const) : (["zh", "en"] as const);
  const facts: readonly (readonly [string, string, string])[] = [
    ["area", fields.area, areas[status.area] ?? status.area],
    ["retryable", fields.retryable, retryable[status.refusal ?? status.retryable] ?? status.retryable],
    ["generation", fields.generation, generations[status.generation] ?? status.generation],
    ["evidence", fields.evidence, evidence[status.evidence] ?? status.evidence],
  ];
  return `<article id="${escapeHtml(status.code)}">
<h2><a href="#${escapeHtml(status.code)}">${escapeHtml(status.code)}</a> ${escapeHtml(status[own])}</h2>
<p class="other" lang="${other === "zh" ? "zh-CN" : "en"}">${escapeHtml(status[other])}</p>
<dl class="facts">${facts.map(([name, label, value]) => `<div class="${name}" data-value="${escapeHtml(status[name as "area"])}"><dt>${label}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>
<dl class="advice"><dt>${fields.cause}</dt><dd>${escapeHtml(status.cause[own])}</dd><dt>${fields.fix}</dt><dd>${escapeHtml(status.fix[own])}</dd></dl>
</article>`;
}
