import type { CloopenClient } from "@cloopen-rest/client";
import type { SpecOperation } from "./spec.js";
import type { Credentials, Target } from "./target/target.js";

/**
 * Who signs an operation: the main account or the sub-account.
 *
 * @throws {Error} where there is no sub-account, since none may be created
 */
export function signerOf(
  { level }: SpecOperation,
  { cloopen, account, subAccount }: Target,
): { readonly cloopen: CloopenClient; readonly credentials: Credentials } {
  if (level === "account") return { cloopen, credentials: account };
  if (subAccount === undefined) throw new Error("no sub-account without permission to send");
  return { cloopen: subAccount.cloopen, credentials: subAccount };
}
