import type { ContractDocument } from "@cloopen-rest/spec/model";
import { escapeHtml } from "./escape-html.js";
import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { pageFrame } from "./page-frame.js";
import { pageShell } from "./page-shell.js";
import { bundleScript, readStyle } from "./read-asset.js";
import type { StatusCode } from "./read-catalogue.js";
import { statusCodeCard } from "./status-code-card.js";
import { textsOf } from "./texts/texts-of.js";

/** The page of all status codes in one language. Without JavaScript it is the whole list; the filter comes with its script. */
export async function errorsPage(
  language: Language,
  codes: readonly StatusCode[],
  contract: ContractDocument,
): Promise<string> {
  const { errors, filter } = textsOf(language);
  const operations = listOperations(contract).filter((operation) => operation.codes.length > 0);
  const byOperation = Object.fromEntries(operations.map((operation) => [operation.id, operation.codes]));
  const options = operations.map(
    ({ id, summary }) => `<option value="${id}">${escapeHtml(`${id} · ${summary}`)}</option>`,
  );
  const frame = await pageFrame("errors", language, contract);
  return pageShell({
    ...frame,
    styles: [...frame.styles, await readStyle("errors")],
    scripts: [...frame.scripts, await bundleScript("filter-codes")],
    body: `${frame.body}
<main>
<h1>${escapeHtml(errors.heading)}</h1>
<p class="intro">${escapeHtml(errors.intro)}</p>
<form class="filter" role="search" hidden>
<label>${escapeHtml(filter.label)}<input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="${escapeHtml(filter.placeholder)}"></label>
<label>${escapeHtml(filter.operation)}<select id="operation"><option value="">${escapeHtml(filter.allOperations)}</option>${options.join("")}</select></label>
<output id="count" for="filter operation" data-text="${escapeHtml(filter.count)}" data-none="${escapeHtml(filter.none)}"></output>
</form>
${codes.map((code) => statusCodeCard(code, language)).join("\n")}
</main>
<script type="application/json" id="operation-codes">${JSON.stringify(byOperation)}</script>`,
  });
}
