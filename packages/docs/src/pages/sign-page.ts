import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import { codeBlock } from "../markdown/code-block.js";
import { bodyOf } from "../samples/body-of.js";
import type { SampleCase } from "../samples/sample-case.js";
import { ADDRESS } from "../site/addresses.js";
import { READY_LINE } from "../site/ready-line.js";
import { SANDBOX, sandboxCommand } from "../site/sandbox-command.js";
import { SIGN_EN } from "../texts/sign-en.js";
import { SIGN_ZH_CN } from "../texts/sign-zh-cn.js";
import { type Kit, makePage, type Page } from "./page.js";

/** One operation or command as the script of the page knows it. */
export interface SignSample extends Pick<SampleCase, "id" | "operationId" | "method" | "path" | "level" | "preferred"> {
  /** As it is in an address, without `sig`. */
  readonly query: string;
  /** The bodies of the example; empty for a GET. */
  readonly json: string;
  readonly xml: string;
  readonly upload: boolean;
}

/** The page that signs requests. It is the only page whose policy allows connections, and only to this machine. */
export function signPage(kit: Kit): Page {
  const { book, markdown } = kit;
  const { language, samples, tags } = book;
  const texts = language === "en" ? SIGN_EN : SIGN_ZH_CN;
  const firsts = [...samples.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
  const options = Array.from(
    groupBy(firsts, ({ tag }) => tag),
    ([tag, group]) =>
      `<optgroup label="${escapeHtml(tags.get(tag) ?? tag)}">${group.map(({ id, title }) => `<option value="${id}">${escapeHtml(`${id} · ${title}`)}</option>`).join("")}</optgroup>`,
  );
  const field = (id: string, label: string, attributes: string): string =>
    `<label for="${id}"><span>${escapeHtml(label)}</span><input id="${id}" autocomplete="off" autocapitalize="off" spellcheck="false" ${attributes}></label>`;
  const output = (id: string, label: string): string =>
    codeBlock("", "text", { ...book, title: label }).replace("<code>", `<code id="${id}">`);
  const command = codeBlock(sandboxCommand(), "sh", book).replace("<code>", '<code id="try-command">');
  const html = `<h1>${texts.title}</h1><p>${markdown.inline(texts.intro)}</p><p class="privacy">${escapeHtml(texts.privacy)}</p>
<noscript><p class="note warning">${escapeHtml(texts.noScript)}</p></noscript>
<div class="sign"><form id="request" autocomplete="off">
<h2>${texts.request}</h2>
<label for="operation"><span>${texts.operation}</span><select id="operation">${options.join("")}</select></label>
${field("base", texts.baseUrl, `type="url" value="${SANDBOX.url}"`)}
${field("sid", texts.account, `type="text" maxlength="64" value="${SANDBOX.accountSid}"`)}
${field("token", texts.token, 'type="password" data-1p-ignore data-lpignore="true"')}
<p class="fill"><button type="button" class="button" id="fill">${texts.fill}</button> <span class="small">${texts.fillHint}</span></p>
${field("time", texts.time, `type="text" inputmode="numeric" maxlength="14" placeholder="${escapeHtml(texts.timeHint)}"`)}
<fieldset><legend>${texts.format}</legend><label><input type="radio" name="format" value="json" checked> JSON</label> <label><input type="radio" name="format" value="xml"> XML</label></fieldset>
${field("query", texts.query, 'type="text"')}
<label for="body"><span>${texts.body}</span><textarea id="body" rows="12" autocomplete="off" autocapitalize="off" spellcheck="false"></textarea></label>
</form>
<section id="signed" aria-live="polite"><h2>${texts.signed}</h2>
<p id="problem" role="status"></p>
${output("timestamp", texts.timestamp)}${output("sig", "sig")}${output("authorization", "Authorization")}${output("url", texts.url)}${output("curl", "curl")}
<p class="small">${escapeHtml(texts.warning)}</p></section></div>
<section id="try"><h2>${texts.tryHeading}</h2>
${READY_LINE}
<div class="without-sandbox"><p>${escapeHtml(texts.tryIntro)}</p>
${command}</div>
<p class="with-sandbox">${escapeHtml(texts.tryRunning)} <a id="console" target="_blank">${escapeHtml(texts.console)}</a></p>
<p><button type="button" class="button primary" id="send">${texts.send}</button> <span id="status" role="status"></span></p><p class="small">${escapeHtml(texts.sendHint)}</p>
${output("answer", texts.reply)}</section>
<script type="application/json" id="sign-data">${JSON.stringify({ texts, samples: firsts.map(signSample) }).replaceAll("<", "\\u003c")}</script>`;
  return makePage({
    address: ADDRESS.sign(language),
    ...{ language, section: "sign", kind: "page", html, scripts: ["sign"], title: texts.title },
    description: texts.description,
    connect: "http://127.0.0.1:* http://localhost:*",
    keywords: ["签名", "签名错误", "sig", "authorization", "signature", "md5", "sign", "111109", "在线签名", "console"],
    markdown: `# ${texts.title}\n\n${texts.intro}\n\n${texts.privacy}\n\n## ${texts.tryHeading}\n\n${texts.tryIntro}\n\n\`\`\`sh\n${sandboxCommand()}\n\`\`\`\n`,
  });
}

function signSample(sample: SampleCase): SignSample {
  const { id, operationId, method, path, level, preferred, query, upload } = sample;
  return {
    ...{ id, operationId, method, path, level, preferred, upload: upload !== undefined },
    query: query.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("&"),
    json: bodyOf(sample, "json") ?? "",
    xml: bodyOf(sample, "xml") ?? "",
  };
}
