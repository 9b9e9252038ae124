import type { ContractDocument } from "@cloopen-rest/spec/model";
import { groupBy } from "./group-by.js";
import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { pageFile } from "./page-files.js";
import { listSamples } from "./samples/list-samples.js";
import type { SampleCase } from "./samples/sample-case.js";
import type { PageTexts } from "./texts/page-texts.js";

/**
 * Ends the description of every operation with its name, so that the reader sees it and Redoc's search finds it, and with a link to the
 * status codes that it may answer. Changes the document in place.
 *
 * An operation that takes one of several commands lists them, each with a link to its samples.
 *
 * A link and not the list of codes: an operation has up to 150 codes, and the page has a budget.
 */
export function noteOperations(contract: ContractDocument, language: Language, texts: PageTexts): void {
  const commands = groupBy(listSamples(contract), ({ operationId }) => operationId);
  for (const { id, codes, source } of listOperations(contract)) {
    const { description = "" } = source;
    const link = `[${texts.operationCodes(codes.length)}](${pageFile("errors", language)}?operation=${id})`;
    const links = codes.length > 0 ? ` · ${link} · [${texts.samples.nav}](${pageFile("samples", language)}#${id})` : "";
    const names = `\`${id}\`${links}`;
    const note = [names, listCommands(commands.get(id) ?? [], language)].join("\n\n").trimEnd();
    Object.assign(source, {
      description: `${description.trimEnd()}\n\n${note}\n`,
    });
  }
}

function listCommands(samples: readonly SampleCase[], language: Language): string {
  return samples
    .flatMap(({ id, command, title }) =>
      command === undefined
        ? []
        : [`* [\`${id}\`](${pageFile("samples", language)}#${id}) · \`${command}\` · ${title}`],
    )
    .join("\n");
}
