import { findApplication } from "../../kernel/application.js";
import type { Handler } from "../../kernel/kernel.js";
import { optionalString, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { calendarDay, dashedTime } from "../../kernel/times.js";
import { createSubAccount as makeSubAccount, type State } from "../platform.js";
import { billPeriod } from "./rules.js";

/** The main account. Its balance stays: the platform's prices are not public. */
export const getAccountInfo: Handler = ({ state: { account } }) => ({
  Account: {
    dateCreated: dashedTime(account.created),
    dateUpdated: dashedTime(account.created),
    friendlyName: account.friendlyName,
    type: "1",
    status: account.status,
    balance: account.balance,
    subBalance: "0.00",
  },
});

/** Creates a sub-account. A taken name gives `111150` (observed); names are unique in an application, which is our choice. */
export const createSubAccount: Handler = ({ state, ids, clock }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const friendlyName = requiredString(body, "friendlyName");
  for (const other of state.subAccounts.values()) {
    if (other.appId === appId && other.friendlyName === friendlyName) throw new StatusCodeError("111150");
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

/**
 * Closes a sub-account: what it signs is refused with `111156` from then on. Its running call-backs go on, and it keeps its name: our choice.
 *
 * @throws {StatusCodeError} `111157` unknown (inferred), `110066` of another application (older table, inferred), `110130` closed already (older table; our choice)
 */
export const closeSubAccount: Handler = ({ state }, body) => {
  const appId = optionalString(body, "appId");
  if (appId !== undefined) findApplication(state, appId);
  const subAccount = state.subAccounts.get(requiredString(body, "subAccountSid"));
  if (subAccount === undefined) throw new StatusCodeError("111157");
  if (appId !== undefined && subAccount.appId !== appId) throw new StatusCodeError("110066");
  if (subAccount.status === "3") throw new StatusCodeError("110130");
  subAccount.status = "3";
  return {};
};

/**
 * Id and token of the sub-account with that name in the application. Nothing found is a success without `SubAccount` (operations.md §5; that it is left out and
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

/**
 * Tells where the bill of a period would be. Its form is not known, so there is none: the host of `downUrl` exists nowhere. `keywords` are ignored.
 *
 * @throws {StatusCodeError} `110076` when the application had neither calls nor messages in the period (older table; that messages count is our choice)
 */
export const requestBillRecords: Handler = ({ state, clock, ids }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const date = requiredString(body, "date");
  const { from, before } = billPeriod(date, clock.now());
  if (!billedInstants(state, appId).some((instant) => instant >= from && instant < before))
    throw new StatusCodeError("110076");
  return { downUrl: `http://files.invalid/bills/${appId}/${date}-${calendarDay(from)}`, token: ids.hex32() };
};

function billedInstants(state: State, appId: string): readonly number[] {
  const calls = [...state.calls.values(), ...state.voice.calls.values(), ...state.ivr.calls.values()];
  return [
    ...calls.filter((call) => call.appId === appId).map(({ created }) => created),
    ...[...state.messages.values()].filter((message) => message.appId === appId).map(({ sent }) => sent),
  ];
}
