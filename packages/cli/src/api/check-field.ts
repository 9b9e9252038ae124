import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError } from "../output/cli-error.js";
import type { Field } from "./contract.js";

/**
 * Checks a value of the command line against the contract.
 *
 * @throws {CliError} naming the option and what is allowed; the value is quoted, for nothing secret is a field
 */
export function checkField(field: Field, flag: string, value: string, t: Translate): void {
  const { values, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, itemPattern, list, text } = field;
  if (values !== undefined && !values.includes(value)) throw reject(flag, value, values.join(", "), t);
  const length = [...value].length;
  if (length < minLength || length > maxLength) throw reject(flag, value, lengthText(minLength, maxLength, t), t);
  const items = itemPattern === undefined ? [] : list ? [value] : value.split(",");
  const bad =
    items.find((item) => !matches(itemPattern, item)) ?? (list || matches(pattern, value) ? undefined : value);
  if (bad !== undefined) throw reject(flag, bad, describeForm(text, itemPattern ?? pattern ?? ""), t);
}

/** The contract's words, with the form itself where a person can read it. */
function describeForm(text: string, pattern: string): string {
  const isReadable = pattern.length < 60 && !pattern.includes("\\x");
  return isReadable ? `${text} ${pattern}`.trim() : text;
}

function matches(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}

function lengthText(least: number, most: number, t: Translate): string {
  if (least === most) return t(`exactly ${most} characters`, `必须为 ${most} 个字符`);
  if (most === Number.POSITIVE_INFINITY) return t(`at least ${least} characters`, `至少 ${least} 个字符`);
  return t(`${least} to ${most} characters`, `${least} 到 ${most} 个字符`);
}

function reject(flag: string, value: string, allowed: string, t: Translate): CliError {
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return new CliError(
    EXIT.usage,
    t(`${flag}: the contract does not allow ${shown}`, `${flag}：契约不允许 ${shown}`),
    t(`allowed: ${allowed}`, `允许：${allowed}`),
  );
}
