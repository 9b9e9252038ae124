import { CATALOGUE, explain, type StatusCodeEntry } from "@cloopen-rest/client/errors";
import { readContract } from "../api/contract.js";
import { readStdin } from "../ask.js";
import type { Context, Given } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { formatFields } from "../output/table.js";

/** Explains status codes: those that are named, or those that occur in what stdin has. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const { terminal, t } = context;
  const { operands } = given;
  if (operands.length === 0 && terminal.stdin.isTTY)
    throw new CliError(EXIT.usage, t("give a status code, or a log on stdin", "请给出状态码，或从标准输入传入日志"));
  const codes = operands.length > 0 ? operands : codesIn(await readStdin(context));
  if (codes.length === 0)
    throw new CliError(EXIT.rejected, t("no code of the catalogue occurs in it", "其中没有目录里的状态码"));
  let unknown = 0;
  const contract = await readContract(context.language);
  for (const [index, code] of codes.entries()) {
    const entry = explain(code);
    if (entry === undefined) {
      unknown += 1;
      await context.output.note(
        t(
          `${code} is not in the catalogue of ${CATALOGUE.length} entries`,
          `目录（共 ${CATALOGUE.length} 条）中没有 ${code}`,
        ),
      );
      continue;
    }
    const operations = contract.filter((each) => each.codes.some((one) => covers(one, code))).map(({ id }) => id);
    await show(context, code, entry, operations, index > 0);
  }
  return unknown === 0 ? EXIT.done : EXIT.rejected;
}

async function show(
  { output, t, language }: Context,
  code: string,
  entry: StatusCodeEntry,
  operations: readonly string[],
  separate: boolean,
): Promise<void> {
  const { cause, fix, retryable, evidence, generation } = entry;
  const key = language === "en" ? "en" : "zh";
  await output.result(
    { code, meaning: entry[key], cause: cause[key], fix: fix[key], retryable, evidence, generation, operations },
    async () => [
      ...(separate ? [""] : []),
      `${output.paint("bold", code)} ${entry[key]}`,
      ...(await formatFields({
        [t("cause", "原因")]: cause[key],
        [t("fix", "处理")]: fix[key],
        [t("retry", "重试")]: retryText(retryable, t),
        [t("source", "来源")]: `${evidence}${generation === "current" ? "" : `, ${generation}`}`,
        [t("operations", "接口")]: operationText(operations, t),
      })),
    ],
  );
}

function retryText(retryable: string, t: Context["t"]): string {
  if (retryable === "never") return t("no, the same request will fail again", "否，同样的请求仍会失败");
  if (retryable === "later") return t("later, unchanged", "稍后原样重试");
  return t("at once, after a correction", "修正后立即重试");
}

/** A code that nearly all operations may return needs no list of them. */
function operationText(operations: readonly string[], t: Context["t"]): string | undefined {
  if (operations.length === 0) return undefined;
  const many = 20;
  return operations.length > many
    ? t(`${operations.length} operations`, `${operations.length} 个接口`)
    : operations.join(", ");
}

function codesIn(text: string): readonly string[] {
  const found = text.match(/(?<!\d)\d{6}(?!\d)/g) ?? [];
  return [...new Set(found)].filter((code) => code !== "000000" && explain(code) !== undefined);
}

function covers(range: string, code: string): boolean {
  const [first = "", last = first] = range.split("-");
  return code >= first && code <= last;
}
