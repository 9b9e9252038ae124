import { type Content, type Example, resolve } from "@cloopen-rest/spec/model";
import type { IvrCommandEntry } from "../contract/api-entries.js";
import { fieldsOf } from "../contract/fields.js";
import { webhooksAfter } from "../contract/following-webhooks.js";
import { escapeHtml } from "../escape-html.js";
import { codeBlock } from "../markdown/code-block.js";
import { wrapAttributes } from "../samples/body-of.js";
import { ADDRESS } from "../site/addresses.js";
import { describeShort, firstParagraph } from "./describe-short.js";
import { entryList } from "./entry-list.js";
import { evidenceMark } from "./evidence-mark.js";
import { fieldList, fieldTable } from "./field-table.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The page of a command for the reply to an IVR notification. */
export function ivrCommandPage(entry: IvrCommandEntry, kit: Kit): Page {
  const { book, markdown } = kit;
  const { texts, language, contract } = book;
  const { command, id } = entry;
  const fields = fieldsOf(contract, command.schema);
  const examples = examplesOf(entry, kit);
  const follow = webhooksAfter(entry, book.entries);
  const step = `${command.name.charAt(0).toLowerCase()}${command.name.slice(1)}`;
  const roles = command.roles.map((role) => texts.ivr.roles[role] ?? role).join(language === "en" ? ", " : "、");
  const blocks = examples.map(({ summary, xml }) =>
    codeBlock(xml, "xml", { ...book, title: `${summary === "" ? texts.ivr.example : summary} · XML` }),
  );
  const title = language === "en" ? `${command.name}, an IVR command` : `${command.name}：IVR 命令`;
  const html = `<div class="lead"><h1><code>${command.name}</code></h1>
<p class="names"><span class="chip">${escapeHtml(roles)}</span>${evidenceMark(entry.evidence, texts)}</p>
${markdown.render(entry.description, { lenient: true }).html}
${command.ends ? `<p>${texts.ivr.ends}</p>` : ""}
<p>${escapeHtml(texts.ivr.step)}: <code>ivrResponse().${step}(…)</code></p></div>
<aside class="samples" aria-label="${escapeHtml(texts.api.sample)}">${blocks.join("")}</aside>
<div class="rest">
${fields.length === 0 ? "" : `<section><h2 id="attributes">${texts.ivr.attributes}</h2>${fieldTable(fields, kit, "attributes")}</section>`}
${follow.length === 0 ? "" : `<section><h2 id="webhooks">${texts.ivr.notifications}</h2>${entryList(follow, kit)}</section>`}
</div>`;
  return makePage({
    address: ADDRESS.ivrCommand(language, id),
    ...{ language, section: "webhooks", kind: "ivr-command", name: command.name, title, html, wide: true },
    description: describeShort(title, firstParagraph(entry.description), book),
    keywords: [id, "IVR", ...fields.map(({ name }) => name)],
    markdown: `# ${title}\n\n${entry.description.trim()}\n\n${texts.ivr.role}: ${roles}\n\n## ${texts.ivr.attributes}\n\n${fieldList(fields, kit)}\n${examples.map(({ xml }) => `\`\`\`xml\n${xml}\n\`\`\`\n`).join("\n")}`,
  });
}

/** Up to three of the contract's replies that contain the command. */
function examplesOf({ command }: IvrCommandEntry, { book }: Kit): readonly { summary: string; xml: string }[] {
  const responses = ["IvrCommands", "IvrAgentReply"].map((name) =>
    resolve<Content>(book.contract, { $ref: `#/components/responses/${name}` }),
  );
  const found = responses
    .flatMap(({ content }) => Object.values(content?.["application/xml"]?.examples ?? {}))
    .map((one) => resolve<Example>(book.contract, one))
    .filter(({ value }) => new RegExp(`<${command.name}\\b`).test(String(value)));
  return found.slice(0, 3).map(({ summary = "", value }) => ({ summary, xml: wrapAttributes(String(value)) }));
}
