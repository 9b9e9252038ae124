import { operations } from "@cloopen-rest/client/descriptors";
import type { Target } from "./target.js";

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
