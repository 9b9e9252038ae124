import type { CatalogueEntry } from "@cloopen-rest/spec/model";
import type { WebhookEntry } from "../contract/api-entries.js";
import { FORMATS, replyOf } from "../samples/body-of.js";
import type { SampleCase } from "../samples/sample-case.js";
import { SAMPLE_LANGUAGES } from "../samples/sample-languages.js";
import { fieldList } from "./field-table.js";
import type { OperationParts } from "./operation-parts.js";
import type { Kit } from "./page.js";

interface Rest {
  readonly likely: readonly CatalogueEntry[];
  readonly others: readonly CatalogueEntry[];
  readonly samples: readonly SampleCase[];
  readonly follow: readonly WebhookEntry[];
}

/** The page of an operation as plain Markdown. */
export function operationMarkdown({ entry, query, request, reply }: OperationParts, rest: Rest, kit: Kit): string {
  const { texts, language } = kit.book;
  const { api } = texts;
  const { operation, id, title, command, commands } = entry;
  const [sample] = rest.samples;
  const block = (grammar: string, code: string): string => `\`\`\`${grammar}\n${code.trimEnd()}\n\`\`\`\n`;
  const part = (heading: string, text: string): string => (text.trim() === "" ? "" : `## ${heading}\n\n${text}\n`);
  const meaning = ({ code, en, zh, fix }: CatalogueEntry): string =>
    language === "en" ? `- \`${code}\` ${en}. ${fix.en}\n` : `- \`${code}\` ${zh}。${fix.zh}\n`;
  const samples =
    sample === undefined
      ? ""
      : SAMPLE_LANGUAGES.filter(({ id: name }) => name !== "http")
          .flatMap(({ label, grammar, write }) =>
            FORMATS.filter((format) => format === sample.preferred || grammar === "python").map(
              (format) => `${label}, ${format.toUpperCase()}:\n\n${block(grammar, write(sample, format))}`,
            ),
          )
          .join("\n");
  const replies =
    sample === undefined ? "" : FORMATS.map((format) => block(format, replyOf(sample, format))).join("\n");
  const marks = [
    ...(operation.charged ? [`${api.charged}: ${api.chargedText}`] : []),
    ...(operation.safe ? [`${api.safe}: ${api.safeText}`] : []),
  ];
  return `# ${title}

\`${operation.method} ${operation.path}\` · \`${id}\`${command === undefined ? "" : ` · \`${command.name}\``}

${entry.description.trim()}
${marks.map((mark) => `\n${mark}\n`).join("")}
${part(api.commands, commands.map((name) => `- [${name}](${name}.md)\n`).join(""))}
${part(api.query, fieldList(query, kit))}
${part(api.request, fieldList(request, kit))}
${part(api.reply, `${fieldList(reply, kit)}\n${replies}`)}
${part(api.sample, samples)}
${part(api.likely, rest.likely.map(meaning).join(""))}
${part(api.others, rest.others.map(({ code }) => `\`${code}\``).join(" "))}
${part(api.follows, rest.follow.map((webhook) => `- [${webhook.id}](../webhooks/${webhook.id}.md) ${webhook.title}\n`).join(""))}`.replace(
    /\n{3,}/g,
    "\n\n",
  );
}
