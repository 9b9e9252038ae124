import type { CsvOptions, SendingHours } from "@cloopen-rest/campaigns";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";

/** What `sms bulk` is asked for. */
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

/**
 * Reads the options of `sms bulk`.
 *
 * @throws {CliError} for a value that is out of range
 */
export function readBulkOptions({ t }: Context, given: Given): BulkOptions {
  const [file = ""] = given.operands;
  const number = (name: string, fallback: number, most: number): number => {
    const text = given.option(name);
    const value = Number(text ?? fallback);
    if (value > 0 && value <= most) return value;
    throw new CliError(
      EXIT.usage,
      t(`--${name} must be a number above 0, at most ${most}`, `--${name} 必须是大于 0、不超过 ${most} 的数`),
    );
  };
  const hours = given.option("hours");
  const [, from, until] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(hours ?? "") ?? [];
  if (hours !== undefined && (from === undefined || until === undefined))
    throw new CliError(
      EXIT.usage,
      t("--hours must be like 09:00-20:00, Beijing time", "--hours 的格式为 09:00-20:00（北京时间）"),
    );
  const batchSize = number("batch-size", MOST_PER_REQUEST, MOST_PER_REQUEST);
  if (!Number.isInteger(batchSize))
    throw new CliError(EXIT.usage, t("--batch-size must be a whole number", "--batch-size 必须是整数"));
  const [to, delimiter, encoding] = [given.option("to-column"), given.option("delimiter"), given.option("encoding")];
  const columns = given.list("column");
  if (columns.length > 0 && given.list("data").length > 0)
    throw new CliError(
      EXIT.usage,
      t(
        "--column and --data: the variables come from columns or are the same for all",
        "--column 与 --data 不能同时使用：变量要么来自列，要么所有号码相同",
      ),
    );
  return {
    file,
    templateId: given.option("template") ?? "",
    csv: {
      ...(to !== undefined && { to: columnOf(to) }),
      ...(columns.length > 0 && { datas: columns.map(columnOf) }),
      ...(delimiter !== undefined && { delimiter: delimiter === "\\t" ? "\t" : delimiter }),
      ...(encoding !== undefined && { encoding }),
    },
    values: given.list("data"),
    subAppend: given.option("sub-append"),
    requestsPerSecond: number("rate", 5, 1_000),
    batchSize,
    hours: from === undefined || until === undefined ? undefined : { from, until },
    journal: given.option("journal") ?? `${file}.journal`,
    results: given.option("results") ?? `${file}.results.csv`,
    skipInvalid: given.flag("skip-invalid"),
    repeatUnknown: given.flag("repeat-unknown"),
    reports: given.option("reports"),
  };
}

/** A column by its number from 1, or by its name. */
function columnOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}
