import type { CatalogueEntry } from "@cloopen-rest/spec/model";
import { escapeHtml } from "../escape-html.js";
import { ADDRESS } from "../site/addresses.js";
import type { Kit } from "./page.js";

/** Status codes with what to do about each. */
export function codeTable(codes: readonly CatalogueEntry[], { book, markdown }: Kit): string {
  if (codes.length === 0) return "";
  const { texts, language } = book;
  const rows = codes.map(
    (code) =>
      `<tr><th scope="row"><a href="/${ADDRESS.errors(language)}#${code.code}"><code>${code.code}</code></a></th><td>${escapeHtml(language === "en" ? code.en : code.zh)}<p class="fix">${markdown.inline(language === "en" ? code.fix.en : code.fix.zh)}</p></td></tr>`,
  );
  return `<div class="table" tabindex="0"><table class="codes"><thead><tr><th scope="col">${texts.api.code}</th><th scope="col">${texts.api.whatToDo}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** Status codes with their meaning alone, in columns. */
export function codeList(codes: readonly CatalogueEntry[], { book }: Kit): string {
  const { language } = book;
  const items = codes.map(
    ({ code, en, zh }) =>
      `<li><a href="/${ADDRESS.errors(language)}#${code}"><code>${code}</code></a> ${escapeHtml(language === "en" ? en : zh)}</li>`,
  );
  return `<ul class="code-list">${items.join("")}</ul>`;
}
