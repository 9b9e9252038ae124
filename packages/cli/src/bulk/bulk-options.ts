import type { CsvOptions, SendingHours } from "@cloopen-rest/campaigns";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError } from "../output/cli-error.js";

/** Options of `sms bulk`. */
export interface BulkOptions {
  /** Path of the CSV file. */
  readonly file: string;
  readonly templateId: string;
  readonly csv: CsvOptions;
  /** Variables that all recipients share. */
  readonly values: readonly string[];
  readonly subAppend: string | undefined;
  readonly requestsPerSecond: number;
  readonly batchSize: number;
  readonly hours: SendingHours | undefined;
  readonly journal: string;
  readonly results: string;
  readonly skipInvalid: boolean;
  readonly repeatUnknown: boolean;
  /** Stored callbacks of `listen`, whose status reports are recorded first. */
  readonly reports: string | undefined;
}

/** Recipients of one request at most (spec/reference/sms.md#sendtemplatesms). */
const MOST_PER_REQUEST = 200;
const TIME = "((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)";
const HOURS = new RegExp(`^${TIME}-${TIME}$`);

/**
 * Reads the options of `sms bulk`.
 *
 * @throws {CliError} for a value that is out of range
 */
export function readBulkOptions({ t }: Context, given: Given): BulkOptions {
  const [file = ""] = given.operands;
  const columns = given.list("column");
  if (columns.length > 0 && given.list("data").length > 0)
    throw new CliError(
      EXIT.usage,
      t(
        "--column and --data: the variables come from columns or are the same for all",
        "--column 与 --data 不能同时使用：变量要么来自列，要么所有号码相同",
      ),
    );
  const text = textReader(given, t);
  const number = numberReader(given, t);
  return {
    file,
    templateId: text("template", (value) => /^\d+$/.test(value), "digits", "数字") ?? "",
    csv: readCsvOptions(given, t),
    values: given.list("data"),
    subAppend: text("sub-append", (value) => /^\d{1,4}$/.test(value), "one to four digits", "一到四位数字"),
    requestsPerSecond: number("rate", 5, 1_000),
    batchSize: number("batch-size", MOST_PER_REQUEST, MOST_PER_REQUEST, true),
    hours: readHours(given, t),
    journal: given.option("journal") ?? `${file}.journal`,
    results: given.option("results") ?? `${file}.results.csv`,
    skipInvalid: given.flag("skip-invalid"),
    repeatUnknown: given.flag("repeat-unknown"),
    reports: given.option("reports"),
  };
}

function readCsvOptions(given: Given, t: Translate): CsvOptions {
  const text = textReader(given, t);
  const encoding = text("encoding", isEncoding, "an encoding such as utf-8 or gbk", "编码名称，如 utf-8 或 gbk");
  const delimiter = text("delimiter", (value) => value !== "", "a text such as ; or \\t", "文本，如 ; 或 \\t");
  const to = given.option("to-column");
  const columns = given.list("column");
  return {
    ...(to !== undefined && { to: columnOf(to) }),
    ...(columns.length > 0 && { datas: columns.map(columnOf) }),
    ...(delimiter !== undefined && { delimiter: delimiter === "\\t" ? "\t" : delimiter }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** A column by its number from 1, or by its name. */
function columnOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

function readHours(given: Given, t: Translate): SendingHours | undefined {
  const hours = given.option("hours");
  if (hours === undefined) return undefined;
  const [, from, until] = HOURS.exec(hours) ?? [];
  if (from !== undefined && until !== undefined && from !== until) return { from, until };
  throw new CliError(
    EXIT.usage,
    t("--hours must be like 09:00-20:00, Beijing time", "--hours 的格式为 09:00-20:00（北京时间）"),
  );
}

type ReadText = (name: string, isAllowed: (value: string) => boolean, en: string, zh: string) => string | undefined;

function textReader(given: Given, t: Translate): ReadText {
  return (name, isAllowed, en, zh) => {
    const value = given.option(name);
    if (value === undefined || isAllowed(value)) return value;
    throw new CliError(EXIT.usage, t(`--${name} must be ${en}`, `--${name} 必须是${zh}`));
  };
}

type ReadNumber = (name: string, fallback: number, most: number, whole?: boolean) => number;

function numberReader(given: Given, t: Translate): ReadNumber {
  return (name, fallback, most, whole = false) => {
    const value = Number(given.option(name) ?? fallback);
    if (value > 0 && value <= most && (!whole || Number.isInteger(value))) return value;
    const [en, zh] = whole ? ["whole number", "整数"] : ["number", "数"];
    throw new CliError(
      EXIT.usage,
      t(`--${name} must be a ${en} above 0, at most ${most}`, `--${name} 必须是大于 0、不超过 ${most} 的${zh}`),
    );
  };
}
