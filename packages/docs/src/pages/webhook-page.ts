import { type Content, type Example, resolve } from "@cloopen-rest/spec/model";
import type { WebhookEntry } from "../contract/api-entries.js";
import { type Field, fieldsOf, readField } from "../contract/fields.js";
import { causesOf } from "../contract/following-webhooks.js";
import { escapeHtml } from "../escape-html.js";
import { isRecord } from "../is-record.js";
import { codeBlock } from "../markdown/code-block.js";
import { wrapAttributes } from "../samples/body-of.js";
import { ADDRESS } from "../site/addresses.js";
import { describeShort } from "./describe-short.js";
import { entryList } from "./entry-list.js";
import { evidenceMark } from "./evidence-mark.js";
import { fieldList, fieldTable } from "./field-table.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The page of a callback or of an IVR notification. */
export function webhookPage(entry: WebhookEntry, kit: Kit): Page {
  const { book, markdown } = kit;
  const { texts, language, contract, entries } = book;
  const { webhook, id, title } = entry;
  const { webhook: words } = texts;
  const parameters = webhook.parameters.map(
    (parameter): Field => ({
      ...readField(contract, parameter.name, parameter.schema, parameter.required === true),
      description: parameter.description ?? "",
      evidence: parameter["x-evidence"],
    }),
  );
  const message = webhook.message === undefined ? [] : fieldsOf(contract, webhook.message);
  const json = webhook.separateFormats && webhook.json !== undefined ? fieldsOf(contract, webhook.json) : [];
  const isIvr = webhook.response === "IvrCommands" || webhook.response === "IvrAgentReply";
  const reply = isIvr ? [] : fieldsOf(contract, webhook.reply);
  const answer = resolve<Content>(contract, webhook.described.responses["200"] ?? {});
  const [bodies, replies] = [examplesOf(webhook.described.requestBody ?? {}, kit), examplesOf(answer, kit)];
  const causes = causesOf(entry, entries);
  const section = (anchor: string, heading: string, html: string): string =>
    html === "" ? "" : `<section><h2 id="${anchor}">${escapeHtml(heading)}</h2>${html}</section>`;
  const html = `<div class="lead"><h1>${escapeHtml(title)}</h1>
<p class="route"><span class="method post">${webhook.methods.join(" / ")}</span> <code class="url">${escapeHtml(addressOf(entry))}</code></p>
<p class="names"><code>${id}</code>${evidenceMark(entry.evidence, texts)} <span class="other" lang="${language === "en" ? "zh-CN" : "en"}">${escapeHtml(book.otherTitles.get(id) ?? "")}</span></p>
${markdown.render(entry.description, { lenient: true }).html}</div>
<aside class="samples" aria-label="${escapeHtml(texts.api.sample)}">${[...bodies, ...replies].map((one) => blockOf(one, kit)).join("")}</aside>
<div class="rest">
${section("after", words.after, causes.length === 0 ? "" : entryList(causes, kit))}
${section("parameters", words.parameters, fieldTable(parameters, kit, "parameters"))}
${section("message", json.length > 0 ? `${words.message} · XML` : words.message, fieldTable(message, kit, "message"))}
${section("message-json", `${words.message} · JSON`, fieldTable(json, kit, "json"))}
${section("reply", words.yourReply, isIvr ? `<p><a href="/${ADDRESS.ivrCommands(language)}">${escapeHtml(words.commands)}</a></p>` : fieldTable(reply, kit, "reply"))}
</div>`;
  return makePage({
    address: ADDRESS.webhook(language, id),
    ...{ language, section: "webhooks", kind: "webhook", name: id, title, html, wide: true },
    description: describeShort(title, entry.description, book),
    keywords: [
      ...[book.otherTitles.get(id) ?? "", webhook.path ?? ""],
      ...[...parameters, ...message, ...json].map((field) => field.name),
    ],
    markdown: `# ${title}\n\n\`${webhook.methods.join(" / ")} ${addressOf(entry)}\` · \`${id}\`\n\n${entry.description.trim()}\n\n${[
      ["parameters", parameters] as const,
      ["message", message] as const,
      ["yourReply", reply] as const,
    ]
      .filter(([, fields]) => fields.length > 0)
      .map(([name, fields]) => `## ${words[name]}\n\n${fieldList(fields, kit)}\n`)
      .join(
        "",
      )}\n${[...bodies, ...replies].map(({ grammar, code }) => `\`\`\`${grammar}\n${code}\n\`\`\`\n`).join("\n")}`,
  });
}

/** Where the platform sends it. */
export function addressOf({ webhook }: WebhookEntry): string {
  if (webhook.kind === "callback") return "https://your.host/…";
  const fields = (webhook.pathFrom ?? []).map((field) => `{${field}}`).join(" | ");
  return `https://your.host/ivr/${webhook.path ?? fields}?…`;
}

interface WrittenExample {
  readonly summary: string;
  readonly grammar: "json" | "xml";
  readonly code: string;
}

function examplesOf({ content = {} }: Content, { book }: Kit): readonly WrittenExample[] {
  return Object.entries(content).flatMap(([type, { examples = {} }]) =>
    Object.values(examples).map((one): WrittenExample => {
      const { summary = "", value } = resolve<Example>(book.contract, one);
      const xml = type.endsWith("xml");
      return {
        ...{ summary, grammar: xml ? "xml" : "json" },
        code: xml ? wrapAttributes(String(value)) : JSON.stringify(isRecord(value) ? value : {}, null, 2),
      };
    }),
  );
}

function blockOf({ summary, grammar, code }: WrittenExample, { book }: Kit): string {
  return codeBlock(code, grammar, {
    ...book,
    title: `${summary === "" ? "" : `${summary} · `}${grammar.toUpperCase()}`,
  });
}
