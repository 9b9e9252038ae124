import { normalizeNumber } from "@cloopen-rest/client";
import { inputError } from "../input/read-recipients.js";
import type { CsvOptions } from "./csv-options.js";

/** Where in a record the number and the variables are. */
export interface CsvColumns {
  readonly to: number;
  readonly datas: readonly number[] | undefined;
  /** Names for errors. */
  readonly names: { readonly to: string; readonly datas: readonly string[] };
}

/** Headers that are taken for that of the number, in small letters. */
const NUMBER_HEADERS = [
  "to",
  "phone",
  "mobile",
  "tel",
  "number",
  "手机号",
  "手机号码",
  "手机",
  "电话",
  "电话号码",
  "号码",
];

/**
 * Finds the columns in the header of a file.
 *
 * @throws {CampaignError} `input`
 */
export function findColumns(header: readonly string[], { to, datas }: CsvOptions, line: number): CsvColumns {
  const names = header.map((name) => name.trim());
  const find = (wanted: string): number => {
    const at = names.indexOf(wanted.trim());
    if (at < 0) throw inputError(`there is no column ${JSON.stringify(wanted)}; ${describeHeader(names)}`, { line });
    if (names.indexOf(wanted.trim(), at + 1) >= 0)
      throw inputError(`two columns are named ${JSON.stringify(wanted)}`, { line });
    return at;
  };
  const number =
    typeof to === "string" ? find(to) : names.findIndex((name) => NUMBER_HEADERS.includes(name.toLowerCase()));
  if (number < 0) {
    const what = "the header names no phone number; say which column it is, with `to`";
    throw inputError(`${what}; ${describeHeader(names)}`, { line });
  }
  const variables = datas?.map((name) =>
    typeof name === "number" ? checkColumn(name, names.length, line) : find(name),
  );
  const nameOf = (at: number): string => names[at] || columnName(at);
  return {
    to: number,
    datas: variables,
    names: { to: nameOf(number), datas: variables?.map(nameOf) ?? [] },
  };
}

/**
 * Columns of a file without a header, by their numbers from 1.
 *
 * @throws {CampaignError} `input`
 */
export function countColumns(
  record: readonly string[],
  to: number,
  datas: CsvOptions["datas"],
  line: number,
): CsvColumns {
  const check = (column: number | string): number => {
    if (typeof column === "string") throw new TypeError("datas: numbers of columns, where `to` is one.");
    return checkColumn(column, record.length, line);
  };
  const number = check(to);
  const variables = datas?.map(check);
  return {
    to: number,
    datas: variables,
    names: { to: columnName(number), datas: variables?.map(columnName) ?? [] },
  };
}

function checkColumn(column: number, columns: number, line: number): number {
  if (!Number.isInteger(column) || column < 1) throw new TypeError("Columns are counted from 1.");
  if (column > columns) throw inputError(`there is no column ${column}: the line has ${columns}`, { line });
  return column - 1;
}

function columnName(at: number): string {
  return String(at + 1);
}

/** Never shows what may be a phone number: a file without a header begins with a recipient. */
function describeHeader(names: readonly string[]): string {
  const isRecipient = names.some((name) => normalizeNumber(name).ok);
  if (isRecipient) return "the first line looks like a recipient: give columns by their numbers, from 1";
  if (names.length === 1 && /[;\t]/.test(names[0] ?? "")) return "give the delimiter, for example `;`";
  return `the columns are ${names
    .slice(0, 20)
    .map((name) => JSON.stringify(name.slice(0, 40)))
    .join(", ")}`;
}
