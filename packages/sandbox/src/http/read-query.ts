import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import type { Query, RequestBody } from "../engine/engine.js";
import { Refusal } from "../engine/refusal.js";
import { queryMember } from "./target.js";

/** A parameter is missing or has another name (older table; that it is given for queries is our choice). */
const MISSING = "108022";

/**
 * The query members of an operation. One that repeats a member of the command may be missing unless strict: the command's is taken.
 *
 * @throws {Refusal} `108022` for a required member that is missing when strict
 */
export function readQuery(operation: AnyOperation, url: URL, body: RequestBody, strict: boolean): Query {
  const query: Record<string, string> = {};
  for (const { name, repeats, required } of operation.query ?? []) {
    const value = queryMember(url.searchParams, name, strict) || (strict ? undefined : repeated(body, repeats));
    if (value) query[name] = value;
    else if (required && strict && repeats !== undefined) throw new Refusal(MISSING);
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
