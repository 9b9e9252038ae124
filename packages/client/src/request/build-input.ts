import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { checkValue } from "../protocol/check-value.js";
import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";

/** The values of a call before they are encoded. */
export interface Input<File = unknown> {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The uploaded file; validated when it is read. */
  readonly file?: File | undefined;
}

/**
 * Splits the arguments of an operation's function into query, body and file. The fields of a
 * command go into that command's object.
 *
 * @throws {CloopenEncodeError} for arguments that the types do not allow
 */
export function buildInput(operation: AnyOperation, params: unknown): Input {
  if (!isRecord(params)) throw new CloopenEncodeError("the arguments must be an object", "", operation.id);
  if (operation.upload) {
    const { file, ...query } = params;
    return { query: readQuery(operation, query), body: undefined, file };
  }
  if (operation.request === undefined) return { query: readQuery(operation, params), body: undefined };
  if (operation.command === undefined) return { query: {}, body: params };
  const { Appid, ...members } = params;
  return { query: {}, body: { ...(Appid === undefined ? {} : { Appid }), [operation.command]: members } };
}

/**
 * Adds the client's defaults to query and body, then validates them.
 *
 * @throws {CloopenConfigError} when the operation needs an application and none is set
 * @throws {CloopenEncodeError} for values that the types do not allow
 */
export function applyDefaults(operation: AnyOperation, input: Input, appId: string | undefined): Input {
  const body = input.body === undefined ? undefined : withAppId(operation, input.body, appId);
  if (operation.request !== undefined) {
    if (body === undefined) throw new CloopenEncodeError("the body is missing", "", operation.id);
    checkBody(operation, body);
  }
  return { query: completeQuery(operation, input.query, body, appId), body, file: input.file };
}

function withAppId(
  { id, appId: member, request }: AnyOperation,
  body: Readonly<Record<string, unknown>>,
  appId: string | undefined,
): Readonly<Record<string, unknown>> {
  if (member === undefined || body[member] !== undefined) return body;
  if (appId !== undefined) return { ...body, [member]: appId };
  if (!request?.members.some(({ name, required }) => name === member && required)) return body;
  throw noApplication(id, member);
}

function noApplication(id: string, member: string): CloopenConfigError {
  return new CloopenConfigError(
    `it needs an application: give appId to createClient, set CLOOPEN_APP_ID, or give ${member} to the call`,
    id,
  );
}

function checkBody(operation: AnyOperation, body: Readonly<Record<string, unknown>>): void {
  try {
    if (operation.request !== undefined) checkValue(operation.request, body);
    if (operation.commands !== undefined) checkCommand(operation.commands, body);
  } catch (error) {
    throw error instanceof CloopenEncodeError ? new CloopenEncodeError(error.message, error.path, operation.id) : error;
  }
}

/**
 * Rejects a body without a command, or with two. The types of a path cannot forbid two, and which
 * one the platform would execute is not known.
 */
function checkCommand(commands: readonly string[], body: Readonly<Record<string, unknown>>): void {
  const [first, second] = commands.filter((name) => body[name] !== undefined);
  if (first === undefined) throw new CloopenEncodeError(`a command is missing: one of ${commands.join(", ")}`, "");
  if (second !== undefined) {
    throw new CloopenEncodeError(`${first} and ${second} are two commands; send each in a call of its own`, second);
  }
}

/**
 * Fills in query fields that copy a field of the command or name the application. Then checks that
 * all required ones are set.
 */
function completeQuery(
  operation: AnyOperation,
  query: Readonly<Record<string, string>>,
  body: Readonly<Record<string, unknown>> | undefined,
  clientAppId: string | undefined,
): Readonly<Record<string, string>> {
  if (operation.query === undefined) return query;
  const result = { ...query };
  for (const { name, repeats, required, appId } of operation.query) {
    const known = appId ? clientAppId : repeats && memberOfCommand(body, repeats);
    if (known !== undefined) result[name] ??= known;
    if (required && appId && !result[name]) throw noApplication(operation.id, name);
    if (required && !result[name]) throw new CloopenEncodeError(`${name} is missing`, name, operation.id);
  }
  return result;
}

function memberOfCommand(body: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  for (const command of Object.values(body ?? {})) {
    const value = isRecord(command) ? command[name] : undefined;
    if (typeof value === "string") return value;
  }
  return undefined;
}

/**
 * Validates the query fields of an operation.
 *
 * @throws {CloopenEncodeError} for a field that the operation does not have, or a value that is not
 *   a string
 */
export function readQuery(operation: AnyOperation, params: Readonly<Record<string, unknown>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (!operation.query?.some((member) => member.name === name)) {
      throw new CloopenEncodeError(`${name} is not a field`, name, operation.id);
    }
    if (typeof value !== "string")
      throw new CloopenEncodeError(`${name} must be a string, got ${typeof value}`, name, operation.id);
    result[name] = value;
  }
  return result;
}
