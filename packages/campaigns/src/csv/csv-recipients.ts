import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import type { RecipientInput } from "../campaigns.js";
import { inputError } from "../input/read-recipients.js";
import { type CsvColumns, countColumns, findColumns } from "./csv-columns.js";
import type { CsvOptions } from "./csv-options.js";
import { decodeText, type TextSource } from "./decode-text.js";

/** Longest record, so that a quote that is not closed does not read a file into memory. */
const MAX_RECORD = 1024 * 1024;

/**
 * Reads recipients from a CSV file: RFC 4180, any line end, quotes, empty lines. Give the result to `create`, which
 * reads it as fast as it stores.
 *
 * @param source path of a file, or its content in chunks, such as a stream
 * @throws while iterated: {@link CampaignError} `input` with line and column
 */
export async function* csvRecipients(
  source: string | TextSource,
  options: CsvOptions = {},
): AsyncGenerator<RecipientInput, void, undefined> {
  const bytes = typeof source === "string" ? createReadStream(source) : source;
  const { encoding, delimiter = ",", to, datas } = options;
  const settings = { bom: true, info: true, skip_empty_lines: true, max_record_size: MAX_RECORD, delimiter } as const;
  const parser = parse(settings);
  // Errors of the source end the parser, and so the loop below.
  pipeline(Readable.from(decodeText(bytes, encoding)), parser, () => {});
  let columns: CsvColumns | undefined;
  try {
    for await (const entry of parser) {
      const { record, info }: { record: string[]; info: Info } = entry;
      const line = firstLine(record, info.lines);
      if (columns === undefined) {
        columns = typeof to === "number" ? countColumns(record, to, datas, line) : findColumns(record, options, line);
        if (typeof to !== "number") continue;
      }
      // Excel writes rows that were cleared as `,,,`.
      if (record.every((cell) => cell.trim() === "")) continue;
      const { names, to: number, datas: variables } = columns;
      yield {
        to: record[number] ?? "",
        ...(variables !== undefined && { datas: variables.map((at) => record[at] ?? "") }),
        line,
        columns: names,
      };
    }
  } catch (error) {
    throw error instanceof CsvError ? toInputError(error) : error;
  }
}

/** `lines` is the last line of a record; a quoted cell may hold line ends. */
function firstLine(record: readonly string[], lines: number): number {
  return lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH:
    "the line has another number of columns than the first; a cell with the delimiter in it needs quotes",
  CSV_QUOTE_NOT_CLOSED: "a quote is not closed",
  CSV_INVALID_CLOSING_QUOTE: "a quoted cell goes on behind its quote; a quote within needs to be doubled",
  INVALID_OPENING_QUOTE: "a quote stands within a cell that does not begin with one",
  CSV_MAX_RECORD_SIZE: "a line is longer than a mebibyte; perhaps a quote before it is not closed",
};

/** The parser's own messages quote cells, which may be phone numbers. */
function toInputError(error: CsvError): Error {
  const line = Number(error["lines"]);
  const what = EXPLANATIONS[error.code] ?? `the file is not CSV (${error.code})`;
  return inputError(what, Number.isInteger(line) ? { line } : {});
}
