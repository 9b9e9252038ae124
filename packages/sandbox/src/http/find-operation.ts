import { type AnyOperation, operations } from "@cloopen-rest/client/descriptors";

const byPath: ReadonlyMap<string, AnyOperation> = new Map(
  operations.map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation]),
);

/** Where one client cancels call-backs, signing with the main account's credentials (spec/reference/envelope.md#lenient-headers-path-query). */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["POST /Accounts/{accountSid}/Calls/CallCancel", "POST /SubAccounts/{subAccountSid}/Calls/CallCancel"],
]);

/** The operation at a path of the contract or, unless strict, at a path that real callers take for it. */
export function findOperation(method: string, path: string, strict: boolean): AnyOperation | undefined {
  const key = `${method} ${path}`;
  return byPath.get(key) ?? (strict ? undefined : byPath.get(ALIASES.get(key) ?? ""));
}
