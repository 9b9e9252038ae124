/** What a URL asks for. */
export interface Target {
  readonly version: string;
  readonly level: "Accounts" | "SubAccounts";
  readonly sid: string;
  /** Path of the operation as the contract writes it, with the id as a template. */
  readonly path: string;
}

/**
 * Reads the path of a request: version, level, id, operation.
 *
 * @param strict take the path as it is; else collapse doubled slashes and drop one at the end, as the platform seems to
 * @returns `undefined` when it is no path of the platform
 */
export function readTarget(pathname: string, strict: boolean): Target | undefined {
  const path = strict ? pathname : pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  const parts = /^\/([^/]*)\/(Accounts|SubAccounts)\/([^/]*)\/(.+)$/.exec(path);
  if (parts === null) return undefined;
  const [, version = "", level, sid = "", rest = ""] = parts;
  return level === "Accounts"
    ? { version, level, sid, path: `/Accounts/{accountSid}/${rest}` }
    : { version, level: "SubAccounts", sid, path: `/SubAccounts/{subAccountSid}/${rest}` };
}

/**
 * A query member. Some clients spell them as the body does, so letter case does not matter unless strict.
 */
export function queryMember(query: URLSearchParams, name: string, strict: boolean): string | undefined {
  if (strict) return query.get(name) ?? undefined;
  for (const [key, value] of query) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}
