import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { dashedTime } from "../../kernel/times.js";

/** A page of 100 when `offset` is absent: our choice, the vendor states no default. */
const DEFAULT_PAGE = 100;

/** One page of an application's sub-accounts, in the order of their creation. */
export const listSubAccounts: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const first = Number(optionalString(body, "startNo") ?? 0);
  const size = Number(optionalString(body, "offset") ?? DEFAULT_PAGE);
  const all = [...state.subAccounts.values()].filter((subAccount) => subAccount.appId === appId);
  return {
    totalCount: String(all.length),
    SubAccount: all.slice(first, first + size).map((subAccount) => ({
      subAccountSid: subAccount.sid,
      subToken: subAccount.token,
      dateCreated: dashedTime(subAccount.created),
      voipAccount: subAccount.voipAccount,
      voipPwd: subAccount.voipPwd,
      friendlyName: subAccount.friendlyName,
    })),
  };
};
