import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { requiredString } from "../read-body.js";
import { dashedTime } from "../times.js";

/**
 * Id and token of the sub-account with that name in the application. Nothing found is a success without `SubAccount` (spec/reference/accounts.md#findsubaccountbyname; that it is left out and
 * not an empty text is our choice). A closed one is still found: our choice, it keeps its name.
 */
export const findSubAccountByName: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const friendlyName = requiredString(body, "friendlyName");
  for (const found of state.subAccounts.values()) {
    if (found.appId !== appId || found.friendlyName !== friendlyName) continue;
    return {
      SubAccount: {
        subAccountSid: found.sid,
        subToken: found.token,
        dateCreated: dashedTime(found.created),
        voipAccount: found.voipAccount,
        voipPwd: found.voipPwd,
        friendlyName: found.friendlyName,
      },
    };
  }
  return {};
};
