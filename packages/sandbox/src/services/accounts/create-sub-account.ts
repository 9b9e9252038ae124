import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { dashedTime } from "../../kernel/times.js";
import { createSubAccount as makeSubAccount } from "../create-state.js";

/** Creates a sub-account. A taken name gives `111150` (observed); names are unique in an application, which is our choice. */
export const createSubAccount: Handler = ({ state, ids, clock }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const friendlyName = requiredString(body, "friendlyName");
  for (const other of state.subAccounts.values()) {
    if (other.appId === appId && other.friendlyName === friendlyName) throw new Refusal("111150");
  }
  const made = makeSubAccount({ sid: ids.hex32(), token: ids.hex32(), appId, friendlyName }, ids, clock.now());
  state.subAccounts.set(made.sid, made);
  return {
    SubAccount: {
      subAccountSid: made.sid,
      subToken: made.token,
      dateCreated: dashedTime(made.created),
      voipAccount: made.voipAccount,
      voipPwd: made.voipPwd,
    },
  };
};
