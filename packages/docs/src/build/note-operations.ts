import type { Language } from "./languages.js";
import { listOperations } from "./list-operations.js";
import { pageFile } from "./page-files.js";
import type { Contract } from "./read-contract.js";
import type { PageTexts } from "./texts/page-texts.js";

/**
 * Ends the description of every operation with its name, so that the reader sees it and Redoc's search finds it, and with a link to the
 * status codes that it may answer. Changes the document in place.
 *
 * A link and not the list: an operation has up to 150 codes, and the page has a budget.
 */
export function noteOperations(contract: Contract, language: Language, texts: PageTexts): void {
  for (const { id, codes, source } of listOperations(contract)) {
    const { description } = source;
    const link = `[${texts.operationCodes(codes.length)}](${pageFile("errors", language)}?operation=${id})`;
    const note = codes.length > 0 ? `\`${id}\` · ${link}` : `\`${id}\``;
    Object.assign(source, {
      description: `${typeof description === "string" ? description.trimEnd() : ""}\n\n${note}\n`,
    });
  }
}
