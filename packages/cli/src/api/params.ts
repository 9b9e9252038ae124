import { readFile } from "node:fs/promises";
import { readStdin } from "../ask.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError } from "../output/cli-error.js";
import { checkField } from "./check-field.js";
import type { Entry, Field } from "./contract.js";

/** Arguments of an operation's function. */
export type Params = Readonly<Record<string, unknown>>;

/** How a field was typed, where its option has another name: `--code` for `verifyCode`, `to` for an operand. */
export type TypedNames = Readonly<Record<string, string>>;

/** Name of a field's option; fields of an object have a dot. */
export function flagName(field: Field, above: readonly string[]): string {
  return [...above, field.name].join(".");
}

/**
 * Reads the arguments of an operation from its options, over those of `--input`, over defaults.
 *
 * @throws {CliError} for a value that the contract does not allow, for a missing field, and for an input that is no JSON object
 */
export async function readParams(context: Context, given: Given, entry: Entry, defaults: Params): Promise<Params> {
  const params = { ...defaults, ...(await readInput(context, given)), ...readFields(context, given, entry.fields, []) };
  checkParams(context.t, entry.fields, params, []);
  return params;
}

/**
 * Checks arguments against the contract: required fields, and the form of each.
 *
 * @throws {CliError} naming the option
 */
export function checkParams(
  t: Translate,
  fields: readonly Field[],
  params: Params,
  above: readonly string[],
  typed: TypedNames = {},
): void {
  for (const field of fields) {
    const name = flagName(field, above);
    const flag = typed[name] ?? `--${name}`;
    const value = params[field.name];
    if (value === undefined || value === "") {
      if (field.required)
        throw new CliError(EXIT.usage, t(`${flag} is missing`, `缺少 ${flag}`), field.text || undefined);
      continue;
    }
    if (field.fields !== undefined && !field.list && isRecord(value))
      checkParams(t, field.fields, value, [...above, field.name], typed);
    else for (const item of [value].flat()) if (typeof item === "string") checkField(field, flag, item, t);
  }
}

function readFields(context: Context, given: Given, fields: readonly Field[], above: readonly string[]): Params {
  const params: Record<string, unknown> = {};
  for (const field of fields) {
    const name = flagName(field, above);
    const value = readValue(context, given, field, name, above);
    if (value !== undefined) params[field.name] = value;
  }
  return params;
}

function readValue(context: Context, given: Given, field: Field, name: string, above: readonly string[]): unknown {
  if (field.fields !== undefined && !field.list) {
    const inner = readFields(context, given, field.fields, [...above, field.name]);
    return Object.keys(inner).length === 0 ? undefined : inner;
  }
  if (!field.list) return given.option(name);
  const values = given.list(name);
  if (values.length === 0) return undefined;
  return field.fields === undefined ? values : values.map((text) => parseJson(context, `--${name}`, text));
}

async function readInput(context: Context, given: Given): Promise<Params> {
  const { t } = context;
  const file = given.option("input");
  if (file === undefined) return {};
  const text =
    file === "-"
      ? await readStdin(context)
      : await readFile(file, "utf8").catch(() => {
          throw new CliError(EXIT.usage, t(`--input: ${file} cannot be read`, `--input：无法读取 ${file}`));
        });
  return parseJson(context, "--input", text);
}

function parseJson({ t }: Context, flag: string, text: string): Params {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isRecord(value)) return value;
  throw new CliError(EXIT.usage, t(`${flag} must be a JSON object`, `${flag} 必须是 JSON 对象`));
}

function isRecord(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
