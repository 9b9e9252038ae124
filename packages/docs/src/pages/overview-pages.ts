import type { ApiEntry } from "../contract/api-entries.js";
import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import type { Heading } from "../markdown/render-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import { dataFilesOf } from "../site/data-files.js";
import { entryAddress } from "../site/entry-address.js";
import { entryName } from "./entry-list.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The lists of all operations, of all webhooks and of all IVR commands. */
export function overviewPages(kit: Kit): readonly Page[] {
  const { texts, language, entries } = kit.book;
  const operations = entries.filter(({ kind }) => kind === "operation");
  const webhooks = entries.filter(({ kind }) => kind === "webhook");
  const commands = entries.filter(({ kind }) => kind === "ivr-command");
  return [
    withData(overview(operations, ADDRESS.operations(language), "api", texts.api, kit), kit),
    overview(webhooks, ADDRESS.webhooks(language), "webhooks", texts.webhook, kit),
    overview(commands, ADDRESS.ivrCommands(language), "webhooks", texts.ivr, kit),
  ];
}

/** Adds what programs read: other languages begin with it. */
function withData(page: Page, { book }: Kit): Page {
  const { texts, language } = book;
  const files = dataFilesOf(language);
  const id = "data";
  const items = files.map(
    (name) => `<li><a href="/${name}"><code>${name}</code></a> ${escapeHtml(texts.data[name])}</li>`,
  );
  return {
    ...page,
    headings: [...page.headings, { id, level: 2, text: texts.forPrograms }],
    html: `${page.html}<section><h2 id="${id}">${escapeHtml(texts.forPrograms)}</h2><ul>${items.join("")}</ul></section>`,
    markdown: `${page.markdown}\n## ${texts.forPrograms}\n\n${files.map((name) => `- [${name}](../../${name}): ${texts.data[name]}\n`).join("")}`,
  };
}

function overview(
  entries: readonly ApiEntry[],
  address: string,
  section: Page["section"],
  texts: { readonly overview: string; readonly overviewText: string },
  { book }: Kit,
): Page {
  const { language } = book;
  const headings: Heading[] = [];
  const groups = Array.from(
    groupBy(entries, ({ tag }) => tag),
    ([tag, group]) => {
      const text = book.tags.get(tag) ?? texts.overview;
      headings.push({ id: tag, level: 2, text });
      return `<section><h2 id="${tag}">${escapeHtml(text)}</h2><div class="table" tabindex="0"><table class="overview"><tbody>${group.map((entry) => row(entry, book)).join("")}</tbody></table></div></section>`;
    },
  );
  const list = entries.map(
    (entry) =>
      `- [${entryName(entry)}](${entryAddress(language, entry).split("/").at(-1)?.replace(".html", ".md")}) ${entry.title}\n`,
  );
  return makePage({
    ...{ address, language, section, kind: "page", headings },
    title: texts.overview,
    description: `${texts.overview} · ${book.texts.productLong} 2013-12-26. ${texts.overviewText}`,
    html: `<h1>${escapeHtml(texts.overview)}</h1><p>${escapeHtml(texts.overviewText)}</p>${groups.join("")}`,
    markdown: `# ${texts.overview}\n\n${texts.overviewText}\n\n${list.join("")}`,
  });
}

function row(entry: ApiEntry, book: Kit["book"]): string {
  const route =
    entry.kind === "operation"
      ? `<span class="method ${entry.operation.method.toLowerCase()}">${entry.operation.method}</span> <code>${escapeHtml(entry.command?.name ?? entry.operation.path).replaceAll("/", "/<wbr>")}</code>`
      : "";
  const cell = route === "" ? "" : `<td class="route">${route}</td>`;
  const command = entry.kind === "operation" && entry.command !== undefined ? ' class="command"' : "";
  return `<tr${command}><th scope="row"><a href="/${entryAddress(book.language, entry)}"><code>${entryName(entry)}</code></a></th><td>${escapeHtml(entry.kind === "ivr-command" ? firstWords(entry.description) : entry.title)}</td>${cell}</tr>`;
}

function firstWords(description: string): string {
  const [sentence = ""] = /^[\s\S]*?(?:。|\.(?=\s|$))/.exec(description) ?? [description];
  return sentence.replace(/[`*]/g, "").replace(/\s+/g, " ");
}
