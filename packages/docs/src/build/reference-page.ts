import { escapeHtml } from "./escape-html.js";
import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { markEvidence } from "./mark-evidence.js";
import { noteOperations } from "./note-operations.js";
import { pageFile } from "./page-files.js";
import { pageShell } from "./page-shell.js";
import { patchText } from "./patch-text.js";
import { readScript, readStyle } from "./read-asset.js";
import type { Contract } from "./read-contract.js";
import { redocPatches } from "./redoc-patches.js";
import { runRedoc } from "./run-redoc.js";
import { textsOf } from "./texts/texts-of.js";
import { topBar } from "./top-bar.js";

/** The reference in one language: our bar, and Redoc under it. */
export async function referencePage(language: Language, contract: Contract): Promise<string> {
  const texts = textsOf(language);
  const annotated = structuredClone(contract);
  markEvidence(annotated, texts);
  noteOperations(annotated, language, texts);
  const redoc = patchText(await runRedoc(annotated), redocPatches(language));
  const routes = Object.fromEntries(listOperations(contract).map(({ id, route }) => [id, route]));
  const { title, description, loading, noScript } = texts.reference;
  return pageShell({
    language,
    title,
    description,
    styles: [await readStyle("base"), await readStyle("reference")],
    early: [await readScript("apply-theme")],
    scripts: [await readScript("keep-place"), await readScript("open-operation"), redoc],
    body: `${topBar("reference", language)}
<div id="redoc">${escapeHtml(loading)}</div>
<noscript><p class="no-script">${escapeHtml(noScript)} <a href="${pageFile("errors", language)}">${escapeHtml(texts.errors.nav)}</a></p></noscript>
<script type="application/json" id="operation-routes">${JSON.stringify(routes)}</script>`,
  });
}
