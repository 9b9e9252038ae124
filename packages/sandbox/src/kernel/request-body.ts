import { StatusCodeError } from "./status-code-error.js";

/** A request body, decoded and validated: strings, lists and objects by the contract. An upload has its bytes under `file`. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Query fields of the operation, under the names of the contract. */
export type Query = Readonly<Record<string, string>>;

/** A string field; the contract has been checked by then. */
export function optionalString(body: RequestBody, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

/** A string field that the contract requires. */
export function requiredString(body: RequestBody, name: string): string {
  const value = optionalString(body, name);
  if (value === undefined) throw new Error(`${name} should have been rejected by validation`);
  return value;
}

/** A list of strings; empty when it is absent. */
export function stringList(body: RequestBody, name: string): readonly string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** A command: its fields, all of them strings. */
export function commandMembers(body: RequestBody, name: string): Readonly<Record<string, string>> {
  const value = body[name];
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** Attributes of a command, as given. An empty one is absent. */
export type Attributes = Readonly<Record<string, string>>;

/** The command of a body, and its attributes. */
export interface Picked<Run> {
  readonly run: Run;
  readonly attributes: Attributes;
}

/** Finds the one command that a body holds. Validation has rejected bodies with none or several. */
export function pickCommand<Run>(commands: Readonly<Record<string, Run>>, body: RequestBody): Picked<Run> {
  for (const [name, run] of Object.entries(commands)) {
    if (Object.hasOwn(body, name)) return { run, attributes: commandMembers(body, name) };
  }
  throw new Error("a body without a command should have been rejected by validation");
}

/**
 * A query parameter that the contract requires.
 *
 * @throws {StatusCodeError} `108022` when it is missing
 */
export function requireQuery(query: Query, name: string): string {
  const value = query[name];
  if (!value) throw new StatusCodeError("108022");
  return value;
}
