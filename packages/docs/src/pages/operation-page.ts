import type { OperationEntry } from "../contract/api-entries.js";
import { fieldsOf, flattenFields, readField } from "../contract/fields.js";
import { webhooksAfter } from "../contract/following-webhooks.js";
import { rankCodes } from "../contract/likely-codes.js";
import { escapeHtml } from "../escape-html.js";
import { codeBlock } from "../markdown/code-block.js";
import { bodyOf, FORMATS, replyOf } from "../samples/body-of.js";
import { ADDRESS } from "../site/addresses.js";
import { codeList, codeTable } from "./code-table.js";
import { describeShort } from "./describe-short.js";
import { entryList } from "./entry-list.js";
import { evidenceMark } from "./evidence-mark.js";
import { fieldTable } from "./field-table.js";
import { operationMarkdown } from "./operation-markdown.js";
import type { OperationParts } from "./operation-parts.js";
import { type Kit, makePage, type Page } from "./page.js";
import { samplePanel } from "./sample-panel.js";

/** The page of an operation or of a command. */
export function operationPage(entry: OperationEntry, kit: Kit): Page {
  const { book, markdown } = kit;
  const { texts, language, entries } = book;
  const { api } = texts;
  const { operation, command, id, title } = entry;
  const parts = readParts(entry, kit);
  const samples = book.samples.get(id) ?? book.samples.get(entry.commands[0] ?? "") ?? [];
  const [first, ...others] = samples;
  const { likely, others: rest } = rankCodes(entry, parts.request, book.codes);
  const text = markdown.render(entry.description, { lenient: true });
  const follow = webhooksAfter(entry, entries);
  const commands = entries.filter((one) => one.kind === "operation" && entry.commands.includes(one.id));
  const section = (anchor: string, heading: string, html: string): string =>
    html === "" ? "" : `<section><h2 id="${anchor}">${escapeHtml(heading)}</h2>${html}</section>`;
  const body = operation.upload
    ? `<p>${markdown.inline(api.upload)}</p>`
    : parts.request.length === 0 && entry.commands.length === 0
      ? `<p>${api.noRequest}</p>`
      : fieldTable(parts.request, kit, "request");
  const codes = `<h3 id="likely">${api.likely}</h3><p class="small">${api.likelyText}</p>${codeTable(likely, kit)}<h3 id="other-codes">${api.others}</h3>${codeList(rest, kit)}<p><a href="/${ADDRESS.errors(language)}?operation=${operation.id}">${api.allCodes}</a></p>`;
  const more = others.map((sample) => {
    const blocks = FORMATS.map((format) => {
      const code = bodyOf(sample, format) ?? "";
      return `<div class="sample${format === sample.preferred ? " preferred" : ""}" data-format="${format}">${codeBlock(code, format, { ...book, title: `${api.request} · ${format.toUpperCase()}` })}${codeBlock(replyOf(sample, format), format, { ...book, title: `${api.reply} · ${format.toUpperCase()}` })}</div>`;
    });
    return `<h3>${markdown.inline(sample.summary)}</h3>${blocks.join("")}`;
  });
  const html = `<div class="lead"><h1>${escapeHtml(title)}</h1>${facts(entry, kit)}${text.html}<p class="tools"><a class="button" href="/${ADDRESS.sign(language)}#${id}">${api.tryIt}</a></p></div>
${first === undefined ? "" : samplePanel(first, kit)}
<div class="rest">
${section("commands", api.commands, commands.length === 0 ? "" : entryList(commands, kit))}
${section("query", api.query, fieldTable(parts.query, kit, "query"))}
${entry.commands.length > 0 ? "" : section("request", api.request, body)}
${section("reply", api.reply, `${fieldTable(parts.reply, kit, "reply")}<p>${markdown.inline(api.failure)}</p>`)}
${section("codes", api.statusCodes, codes)}
${section("webhooks", api.follows, follow.length === 0 ? "" : entryList(follow, kit))}
${section("examples", api.examples, more.join(""))}
</div>`;
  return makePage({
    address: ADDRESS.operation(language, id),
    ...{ language, section: "api", kind: "operation", name: id, title, wide: true },
    description: describeShort(title, entry.description, book),
    html,
    headings: [],
    markdown: operationMarkdown(parts, { likely, others: rest, samples, follow }, kit),
    searchText: [
      entry.description,
      ...flattenFields([...parts.query, ...parts.request, ...parts.reply]).map(({ description }) => description),
    ].join("\n"),
    keywords: [
      operation.path,
      command?.name ?? entry.element ?? "",
      book.otherTitles.get(id) ?? "",
      book.tags.get(operation.tag) ?? "",
      ...flattenFields([...parts.query, ...parts.request, ...parts.reply]).map(({ name }) => name),
    ],
  });
}

function readParts(entry: OperationEntry, kit: Kit): OperationParts {
  const { contract } = kit.book;
  const { operation, command } = entry;
  const query = operation.query.map((parameter) => ({
    ...readField(contract, parameter.name, parameter.schema, parameter.required === true),
    description: parameter.description ?? "",
    evidence: parameter["x-evidence"],
  }));
  const schema = command?.message ?? operation.request;
  // An operation with several commands has no fields of its own: each command has a page.
  const request = schema === undefined || entry.commands.length > 0 ? [] : fieldsOf(contract, schema);
  const reply = fieldsOf(contract, operation.reply).filter(({ name }) => name !== "statusCode");
  return { entry, query, request, reply };
}

/** Method, path and the marks below the title. */
function facts(entry: OperationEntry, { book }: Kit): string {
  const { texts, language } = book;
  const { api } = texts;
  const { operation, command, id } = entry;
  const chips = [
    ...(operation.charged ? [chip("charged", api.charged, api.chargedText)] : []),
    ...(operation.safe ? [chip("safe", api.safe, api.safeText)] : []),
    ...(operation.level === "subAccount" ? [chip("level", api.subAccount, api.subAccountText)] : []),
  ];
  const parent =
    command === undefined
      ? ""
      : `<p class="parent"><code>${escapeHtml(command.name)}</code> · <a href="/${ADDRESS.operation(language, operation.id)}">${escapeHtml(api.commandOf(operation.id))}</a></p>`;
  return `<p class="route"><span class="method ${operation.method.toLowerCase()}">${operation.method}</span> <code class="url">${escapeHtml(operation.path).replaceAll("/", "/<wbr>")}</code></p>
<p class="names"><code>${id}</code> ${chips.join(" ")}${evidenceMark(entry.evidence, texts)} <span class="other" lang="${language === "en" ? "zh-CN" : "en"}">${escapeHtml(book.otherTitles.get(id) ?? "")}</span></p>${parent}`;
}

function chip(kind: string, label: string, text: string): string {
  return `<button type="button" class="chip ${kind}" popovertarget="note-${kind}" title="${escapeHtml(text)}">${escapeHtml(label)}</button>`;
}
