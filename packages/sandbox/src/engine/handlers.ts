import type { Handler } from "./engine.js";
import { callback } from "./operations/callback.js";
import { createConference } from "./operations/create-conference.js";
import { createSubAccount } from "./operations/create-sub-account.js";
import { getAccountInfo } from "./operations/get-account-info.js";
import { listSubAccounts } from "./operations/list-sub-accounts.js";
import { sendTemplateSms } from "./operations/send-template-sms.js";

/** What the sandbox can do, by operationId. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  callback,
  createConference,
  createSubAccount,
  getAccountInfo,
  listSubAccounts,
  sendTemplateSms,
};
