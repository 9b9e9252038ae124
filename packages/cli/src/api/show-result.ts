import type { Context } from "../context.js";
import { WriteError } from "../output/cli-error.js";
import { formatFields, formatTable } from "../output/table.js";

/** What was called. */
export interface Called {
  readonly value: unknown;
  /** It does not only read. */
  readonly acted: boolean;
}

/**
 * Prints the result of any operation: JSON for programs, fields and tables for people. What was carried out and cannot be
 * printed is told on stderr, so that its ids are not lost.
 *
 * @throws {WriteError} when it cannot be printed
 */
export async function showResult(context: Context, { value, acted }: Called): Promise<void> {
  try {
    await print(context, value);
  } catch (error) {
    const { output, t } = context;
    const text = JSON.stringify(value ?? { statusCode: "000000" });
    if (acted && error instanceof WriteError) await output.note(t(`it was carried out: ${text}`, `已执行：${text}`));
    throw error;
  }
}

async function print(context: Context, value: unknown): Promise<void> {
  const { output, terminal, t } = context;
  await output.result(value ?? { statusCode: "000000" }, async () => {
    if (!isRecord(value)) return t("done (000000)", "成功（000000）");
    const plain: Record<string, string> = {};
    const lines: string[] = [];
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === "string") plain[name] = each;
      else if (isRows(each)) lines.push("", `${name}:`, await formatRows(each, terminal.stdout.columns));
      else plain[name] = JSON.stringify(each);
    }
    return [...(await formatFields(plain)), ...lines];
  });
}

function formatRows(rows: readonly Readonly<Record<string, unknown>>[], width: number | undefined): Promise<string> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => ({
    title: name,
    of: (row: Readonly<Record<string, unknown>>) =>
      typeof row[name] === "string" ? row[name] : JSON.stringify(row[name]),
    shrinks: true,
  }));
  return formatTable(rows, columns, width ?? Number.POSITIVE_INFINITY);
}

function isRows(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
