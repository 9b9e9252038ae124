import type { CatalogueEntry } from "@cloopen-rest/spec/model";
import { escapeHtml } from "../escape-html.js";
import { ADDRESS } from "../site/addresses.js";
import { evidenceMark } from "./evidence-mark.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The page of all status codes. Without JavaScript it is the whole list; the filter comes with its script. */
export function errorsPage(kit: Kit): Page {
  const { book, markdown } = kit;
  const { texts, language, codes, entries } = book;
  const { errors } = texts;
  const operations = entries.flatMap((entry) =>
    entry.kind === "operation" && entry.command === undefined && entry.operation.codes.length > 0 ? [entry] : [],
  );
  const byOperation = Object.fromEntries(operations.map(({ id, operation }) => [id, operation.codes]));
  const options = operations.map(({ id, title }) => `<option value="${id}">${escapeHtml(`${id} · ${title}`)}</option>`);
  const html = `<h1>${errors.title}</h1><p>${markdown.inline(errors.intro)} <a href="/errors.json">${errors.download}</a></p>
<form class="filter" role="search" data-codes="${escapeHtml(JSON.stringify(byOperation))}">
<label>${errors.filter}<input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="${escapeHtml(errors.placeholder)}"></label>
<label>${errors.operation}<select id="operation"><option value="">${errors.allOperations}</option>${options.join("")}</select></label>
<output id="count" for="filter operation" data-text="${escapeHtml(errors.count)}" data-none="${escapeHtml(errors.none)}" data-unknown="${escapeHtml(errors.unknown)}"></output>
</form>
${codes.map((code) => card(code, kit)).join("\n")}`;
  return makePage({
    address: ADDRESS.errors(language),
    ...{ language, section: "errors", kind: "page", html, scripts: ["filter-codes"] },
    title: errors.title,
    description: errors.description,
    twin: ADDRESS.errors(language === "en" ? "zh-CN" : "en"),
    markdown: `# ${errors.title}\n\n${errors.intro} [${errors.download}](errors.json)\n\n${codes.map((code) => markdownCard(code, kit)).join("\n")}`,
    keywords: ["error code", "错误码", "状态码", "statusCode", "statusMsg"],
  });
}

/**
 * One status code. Its id is the code itself, or the range as the catalogue writes it, so that `#111109` leads here.
 *
 * The meaning is in both languages on either page: the platform's `statusMsg` is Chinese, and readers search for it.
 */
function card(status: CatalogueEntry, { book, markdown }: Kit): string {
  const { texts, language } = book;
  const { errors } = texts;
  const [own, other] = language === "en" ? (["en", "zh"] as const) : (["zh", "en"] as const);
  const { code, area, generation, retryable, limit, evidence } = status;
  const facts: readonly (readonly [string, string])[] = [
    [errors.area, errors.areas[area] ?? area],
    [errors.retry, errors.retryable[limit ?? retryable] ?? retryable],
    ...(generation === "current" ? [] : [[errors.generation, errors.generations[generation] ?? generation] as const]),
  ];
  return `<article class="code-card" id="${code}"><h2><a href="#${code}">${code}</a> ${escapeHtml(status[own])}</h2><p class="other" lang="${other === "zh" ? "zh-CN" : "en"}">${escapeHtml(status[other])}</p><dl><dt>${errors.cause}</dt><dd>${markdown.inline(status.cause[own])}</dd><dt>${errors.fix}</dt><dd>${markdown.inline(status.fix[own])}</dd></dl><p class="card-facts">${facts.map(([label, value]) => `${label}${language === "en" ? ": " : "："}${escapeHtml(value)}`).join(" · ")}${evidence === "documented" ? "" : evidenceMark(evidence, texts)}</p></article>`;
}

function markdownCard(status: CatalogueEntry, { book }: Kit): string {
  const { errors } = book.texts;
  const own = book.language === "en" ? "en" : "zh";
  const { code, zh, en, cause, fix, retryable, limit } = status;
  return `## ${code} ${own === "en" ? en : zh}\n\n${own === "en" ? zh : en}\n\n- ${errors.cause}: ${cause[own]}\n- ${errors.fix}: ${fix[own]}\n- ${errors.retry}: ${errors.retryable[limit ?? retryable] ?? retryable}\n`;
}
