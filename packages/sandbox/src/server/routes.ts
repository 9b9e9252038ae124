import { type AnyOperation, operations } from "@cloopen-rest/client/descriptors";

/** What a URL asks for. */
export interface Target {
  readonly version: string;
  readonly level: "Accounts" | "SubAccounts";
  readonly sid: string;
  /** Path of the operation as the contract writes it, with the id as a template. */
  readonly path: string;
  /** Whether the path was sent as it is written here: no doubled slashes, none at the end. */
  readonly exact: boolean;
}

/**
 * Reads the path of a request: version, level, id, operation. Doubled slashes count as one and one at the end is dropped, as the platform seems to do.
 *
 * @returns `undefined` when it is no path of the platform
 */
export function readTarget(pathname: string): Target | undefined {
  const path = pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  const parts = /^\/([^/]*)\/(Accounts|SubAccounts)\/([^/]*)\/(.+)$/.exec(path);
  if (parts === null) return undefined;
  const [, version = "", level, sid = "", rest = ""] = parts;
  const exact = path === pathname;
  return level === "Accounts"
    ? { version, level, sid, path: `/Accounts/{accountSid}/${rest}`, exact }
    : { version, level: "SubAccounts", sid, path: `/SubAccounts/{subAccountSid}/${rest}`, exact };
}

const byPath: ReadonlyMap<string, AnyOperation> = new Map(
  operations.map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation]),
);

/** Where one client cancels two-way calls, signing with the main account's credentials (spec/reference/envelope.md#lenient-headers-path-query). */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["POST /Accounts/{accountSid}/Calls/CallCancel", "POST /SubAccounts/{subAccountSid}/Calls/CallCancel"],
]);

/** The operation at a path of the contract, or at a path that real callers take for it. */
export function findOperation(method: string, path: string): AnyOperation | undefined {
  const key = `${method} ${path}`;
  return byPath.get(key) ?? byPath.get(ALIASES.get(key) ?? "");
}

/** Why there is no operation at a path, for the log: what the contract has there, and nothing of what was sent. */
export function explainNotFound(target: Target | undefined): string {
  if (target === undefined)
    return "paths are /2013-12-26/Accounts/{accountSid}/… and /2013-12-26/SubAccounts/{subAccountSid}/…";
  const path = target.path.toLowerCase();
  const near = operations.find((operation) => operation.path.toLowerCase() === path);
  if (near !== undefined) return `the contract has ${near.method.toUpperCase()} ${near.path}`;
  const end = path.replace(/^\/\w+\/\{\w+\}/, "");
  const elsewhere = operations.find((operation) => operation.path.toLowerCase().endsWith(end));
  return elsewhere === undefined ? "the contract has no such path" : `the contract has it at ${elsewhere.path}`;
}

/**
 * A query field by its name in whatever letter case: some clients spell them as the body does.
 *
 * @param exact take the name's own case only
 */
export function queryMember(query: URLSearchParams, name: string, exact: boolean): string | undefined {
  if (exact) return query.get(name) ?? undefined;
  for (const [key, value] of query) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}
