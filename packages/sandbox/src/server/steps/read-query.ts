import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import type { Query, RequestBody } from "../../kernel/kernel.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { Note } from "./decode.js";
import { queryMember } from "./route.js";

/** A parameter is missing or has another name (older table; that it is given for queries is our choice). */
const MISSING = "108022";

/**
 * The query members of an operation. Unless strict, letter case does not matter, and one that repeats a member of the command may be missing: the command's is taken.
 *
 * @throws {StatusCodeError} `108022` for a required member that is missing when strict
 */
export function readQuery(
  operation: AnyOperation,
  { searchParams }: URL,
  body: RequestBody,
  strict: boolean,
  note: Note,
): Query {
  const query: Record<string, string> = {};
  for (const { name, repeats, required } of operation.query ?? []) {
    const given = queryMember(searchParams, name, strict);
    if (given !== undefined && !searchParams.has(name)) note(`${name} is spelled in another case`);
    const value = given || (strict ? undefined : repeated(body, repeats));
    if (value) query[name] = value;
    if (!given && required && repeats !== undefined) {
      const what = `${name} is missing from the query`;
      if (strict) throw new StatusCodeError(MISSING, what);
      note(what);
    }
  }
  return query;
}

function repeated(body: RequestBody, name: string | undefined): string | undefined {
  for (const command of Object.values(body)) {
    const value: unknown = name === undefined ? undefined : Reflect.get(Object(command), name);
    if (typeof value === "string") return value;
  }
  return undefined;
}
