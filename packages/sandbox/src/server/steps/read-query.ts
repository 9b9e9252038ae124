import type { RequestBody } from "../../kernel/request-body.js";
import { operationNamed } from "../../kernel/spec.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { RequestContext, Step } from "../request-context.js";
import { queryMember } from "../routes.js";

/**
 * Unacceptable content of a parameter (spec/reference/ivr.md#status-codes).
 *
 * @assumption A query parameter that breaks its pattern gives `108023`.
 */
const MALFORMED = "108023";

/**
 * A parameter is missing or has another name (spec/reference/ivr.md#status-codes).
 *
 * @assumption A query parameter that is required and missing gives `108022`.
 */
const MISSING = "108022";

/** Reads the query fields of the operation. */
export const readQuery: Step = (context, next) => {
  context.query = queryOf(context);
  return next();
};

/**
 * Unless strict, letter case does not matter, and a field that repeats one of the command may be missing: the command's is taken.
 *
 * @throws {StatusCodeError} `108022` for a required field that is missing when strict, `108023` for a value that breaks the pattern of its parameter
 */
function queryOf({
  operation,
  url: { searchParams },
  body,
  deviations,
}: RequestContext): Readonly<Record<string, string>> {
  const query: Record<string, string> = {};
  for (const { name, repeats, required } of operation.query ?? []) {
    const given = queryMember(searchParams, name, deviations.strict);
    if (given !== undefined && !searchParams.has(name))
      deviations.report(MISSING, `${name} is spelled in another case`);
    if (!given && required && repeats !== undefined) deviations.report(MISSING, `${name} is missing from the query`);
    if (given) assertPattern(operation.id, name, given);
    const value = given || repeated(body, repeats);
    if (value) query[name] = value;
  }
  return query;
}

/** Holds a value against the pattern of its parameter. */
function assertPattern(operationId: string, name: string, value: string): void {
  const parameter = operationNamed(operationId).query.find((one) => one.name === name);
  if (parameter?.pattern?.test(value) === false)
    throw new StatusCodeError(parameter.code ?? MALFORMED, `${name} breaks its pattern`);
}

function repeated(body: RequestBody, name: string | undefined): string | undefined {
  for (const command of Object.values(body)) {
    const value: unknown = name === undefined ? undefined : Reflect.get(Object(command), name);
    if (typeof value === "string") return value;
  }
  return undefined;
}
