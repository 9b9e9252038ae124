import type { ContractDocument } from "@cloopen-rest/spec/model";
import { embedJson } from "../embed-json.js";
import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import type { Language } from "../languages.js";
import { pageFrame } from "../page-frame.js";
import { pageShell } from "../page-shell.js";
import { bundleScript } from "../read-asset.js";
import { codeBlock } from "../samples/code-block.js";
import { listSamples } from "../samples/list-samples.js";
import { tagNames } from "../samples/tag-names.js";
import { textsOf } from "../texts/texts-of.js";
import { consoleSample } from "./console-sample.js";

/** The signing console, in one language. Its policy alone lets a page speak to anybody: to this machine. */
export async function consolePage(language: Language, contract: ContractDocument): Promise<string> {
  const { console: texts } = textsOf(language);
  // The first example of each operation and command.
  const samples = [
    ...new Map(
      listSamples(contract)
        .toReversed()
        .map((each) => [each.id, each]),
    ).values(),
  ].toReversed();
  const names = tagNames(contract);
  const options = Array.from(
    groupBy(samples, ({ tag }) => tag),
    ([tag, group]) =>
      `<optgroup label="${escapeHtml(names.get(tag) ?? tag)}">${group.map(({ id, title }) => `<option value="${id}">${escapeHtml(`${id} · ${title}`)}</option>`).join("")}</optgroup>`,
  );
  const field = (id: string, label: string, attributes: string): string =>
    `<label for="${id}"><span>${escapeHtml(label)}</span><input id="${id}" autocomplete="off" autocapitalize="off" spellcheck="false" ${attributes}></label>`;
  const output = (id: string, label: string): string =>
    codeBlock("", language, label).replace("<code>", `<code id="${id}">`);
  const frame = await pageFrame("console", language, contract);
  return pageShell({
    ...frame,
    connect: "http://127.0.0.1:* http://localhost:*",
    scripts: [...frame.scripts, await bundleScript("console/console")],
    body: `${frame.body}
<main class="console">
<h1>${escapeHtml(texts.heading)}</h1>
<p class="intro">${escapeHtml(texts.intro)}</p>
<p class="privacy">${escapeHtml(texts.privacy)}</p>
<noscript><p>${escapeHtml(texts.noScript)}</p></noscript>
<div class="pair wide">
<form id="request" hidden>
<h2>${escapeHtml(texts.request)}</h2>
<label for="operation"><span>${escapeHtml(texts.operation)}</span><select id="operation">${options.join("")}</select></label>
${field("base", texts.baseUrl, 'type="url" value="http://127.0.0.1:8883/2013-12-26"')}
${field("sid", texts.account, 'type="text" maxlength="64"')}
${field("token", texts.token, 'type="password" data-1p-ignore data-lpignore="true"')}
${field("time", texts.time, `type="text" inputmode="numeric" maxlength="14" placeholder="${escapeHtml(texts.timeHint)}"`)}
<fieldset><legend>${escapeHtml(texts.format)}</legend><label><input type="radio" name="format" value="json" checked> JSON</label><label><input type="radio" name="format" value="xml"> XML</label></fieldset>
${field("query", texts.query, 'type="text"')}
<label for="body"><span>${escapeHtml(texts.body)}</span><textarea id="body" rows="9" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea></label>
</form>
<section id="signed" aria-live="polite">
<h2>${escapeHtml(texts.signed)}</h2>
<p id="problem" role="status"></p>
${output("timestamp", texts.timestamp)}
${output("sig", "sig")}
${output("authorization", "Authorization")}
${output("url", texts.url)}
${output("curl", texts.curl)}
<p class="warning">${escapeHtml(texts.warning)}</p>
</section>
</div>
<section id="try" hidden>
<h2>${escapeHtml(texts.tryHeading)}</h2>
<p>${escapeHtml(texts.tryIntro)}</p>
${output("try-command", "sh")}
<p><button type="button" id="send">${escapeHtml(texts.send)}</button> <span id="status" role="status"></span></p>
${output("answer", textsOf(language).samples.reply)}
</section>
</main>
<script type="application/json" id="console-data">${embedJson({ texts, samples: samples.map(consoleSample) })}</script>`,
  });
}
