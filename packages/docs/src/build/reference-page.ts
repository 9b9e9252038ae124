import type { ContractDocument } from "@cloopen-rest/spec/model";
import { escapeHtml } from "./escape-html.js";
import { hideTextPattern } from "./hide-text-pattern.js";
import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { markEvidence } from "./mark-evidence.js";
import { noteOperations } from "./note-operations.js";
import { pageFile } from "./page-files.js";
import { pageFrame } from "./page-frame.js";
import { pageShell } from "./page-shell.js";
import { patchText } from "./patch-text.js";
import { readScript, readStyle } from "./read-asset.js";
import { redocPatches } from "./redoc-patches.js";
import { runRedoc } from "./run-redoc.js";
import { addCodeSamples } from "./samples/add-code-samples.js";
import { listIvrCommands } from "./samples/list-ivr-commands.js";
import { listSamples } from "./samples/list-samples.js";
import { textsOf } from "./texts/texts-of.js";

/** Where the page shows each operation and callback, and each command: at the operation that takes it, or the notification that it answers first. */
function routesOf(contract: ContractDocument): [id: string, route: string][] {
  const operations = listOperations(contract).map(({ id, route }): [string, string] => [id, route]);
  const routes = new Map(operations);
  const commands = listSamples(contract).flatMap(({ id, command, operationId }): [string, string][] => {
    const route = routes.get(operationId) ?? "";
    return command === undefined
      ? []
      : [
          [id, route],
          [command, route],
        ];
  });
  const answers = listIvrCommands(contract).map(({ id }): [string, string] => [
    id,
    routes.get("ivrStartService") ?? "",
  ]);
  return [...operations, ...commands, ...answers];
}

/** The reference in one language: our bar, and Redoc under it. */
export async function referencePage(language: Language, contract: ContractDocument): Promise<string> {
  const texts = textsOf(language);
  const annotated = structuredClone(contract);
  markEvidence(annotated, texts);
  hideTextPattern(annotated);
  noteOperations(annotated, language, texts);
  addCodeSamples(annotated);
  const redoc = patchText(await runRedoc(annotated, texts.reference.payload), redocPatches(language));
  const routes = Object.fromEntries(routesOf(contract));
  const { loading, noScript } = texts.reference;
  const frame = await pageFrame("reference", language, contract);
  return pageShell({
    ...frame,
    styles: [...frame.styles, await readStyle("reference")],
    scripts: [...frame.scripts, await readScript("open-operation"), await readScript("print-light"), redoc],
    body: `${frame.body}
<div id="redoc">${escapeHtml(loading)}</div>
<noscript><p class="no-script">${escapeHtml(noScript)} <a href="${pageFile("errors", language)}">${escapeHtml(texts.errors.nav)}</a></p></noscript>
<script type="application/json" id="operation-routes">${JSON.stringify(routes)}</script>`,
  });
}
