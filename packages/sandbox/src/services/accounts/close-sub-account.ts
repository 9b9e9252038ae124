import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";

/**
 * Closes a sub-account: what it signs is refused with `111156` from then on. Its running call-backs go on, and it keeps its name: our choice.
 *
 * @throws {Refusal} `111157` unknown (inferred), `110066` of another application (older table, inferred), `110130` closed already (older table; our choice)
 */
export const closeSubAccount: Handler = ({ state }, body) => {
  const appId = optionalString(body, "appId");
  if (appId !== undefined) findApplication(state, appId);
  const subAccount = state.subAccounts.get(requiredString(body, "subAccountSid"));
  if (subAccount === undefined) throw new Refusal("111157");
  if (appId !== undefined && subAccount.appId !== appId) throw new Refusal("110066");
  if (subAccount.status === "3") throw new Refusal("110130");
  subAccount.status = "3";
  return {};
};
