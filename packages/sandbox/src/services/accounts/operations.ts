import { findApplication } from "../../kernel/application.js";
import { type Handler, type Operations, recordChanged } from "../../kernel/kernel.js";
import { optionalString, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { calendarDay, dashedTime, dayNumber } from "../../kernel/times.js";
import { APPLICATION_OPERATIONS } from "./applications.js";
import { billPeriod } from "./rules.js";
import { type AccountsPlatform, newSubAccount, type SubAccount } from "./state.js";

/** The main account. Its balance stays: the platform's prices are not public. */
const getAccountInfo: Handler<AccountsPlatform> = ({ accounts: { main } }) => ({
  Account: {
    dateCreated: dashedTime(main.created),
    dateUpdated: dashedTime(main.created),
    friendlyName: main.friendlyName,
    type: "1",
    status: main.status,
    balance: main.balance,
    subBalance: "0.00",
  },
});

/** Creates a sub-account. */
const createSubAccount: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts, ids, clock } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const friendlyName = requiredString(body, "friendlyName");
  assertNameIsFree(accounts, appId, friendlyName);
  const made = newSubAccount({ sid: ids.hex32(), token: ids.hex32(), appId, friendlyName }, ids, clock.now());
  accounts.subAccounts.set(made.sid, made);
  recordChanged(platform, "sub-account", made.sid);
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
 * Closes a sub-account: what it signs is rejected with `111156` from then on.
 *
 * @throws {StatusCodeError} `111157` unknown, `110066` of another application, `110130` closed
 *   already
 * @assumption Running call-backs of a closed sub-account go on, and it keeps its name.
 * @assumption closeSubAccount gives `111157` for an unknown sub-account, `110066` for one of
 *   another application, `110130` for one that is closed.
 */
const closeSubAccount: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts } = platform;
  const appId = optionalString(body, "appId");
  if (appId !== undefined) findApplication(platform, appId);
  const subAccount = accounts.subAccounts.get(requiredString(body, "subAccountSid"));
  if (subAccount === undefined) throw new StatusCodeError("111157");
  if (appId !== undefined && subAccount.appId !== appId) throw new StatusCodeError("110066");
  if (subAccount.status === "3") throw new StatusCodeError("110130");
  subAccount.status = "3";
  recordChanged(platform, "sub-account", subAccount.sid);
  return {};
};

/**
 * Id and token of the sub-account with that name in the application. Nothing found is a success
 * without `SubAccount` (spec/reference/accounts.md#findsubaccountbyname).
 *
 * @assumption Where no sub-account has the name, `SubAccount` is left out, not empty.
 * @assumption findSubAccountByName finds a closed sub-account, too.
 */
const findSubAccountByName: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const friendlyName = requiredString(body, "friendlyName");
  for (const found of accounts.subAccounts.values()) {
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

/** @assumption A page of sub-accounts without `offset` holds 100. */
const DEFAULT_PAGE = 100;

/** One page of an application's sub-accounts, in the order of their creation. */
const listSubAccounts: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const first = Number(optionalString(body, "startNo") ?? 0);
  const size = Number(optionalString(body, "offset") ?? DEFAULT_PAGE);
  const all = [...accounts.subAccounts.values()].filter((subAccount) => subAccount.appId === appId);
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
 * Returns where the bill of a period would be. Its form is not known, so there is none: the host of
 * `downUrl` exists nowhere.
 *
 * @throws {StatusCodeError} `110076` when the application had neither calls nor messages in the
 *   period
 * @assumption Messages make a bill as calls do, and `keywords` of requestBillRecords are ignored.
 */
const requestBillRecords: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts, clock, ids } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const date = requiredString(body, "date");
  const { from, before } = billPeriod(date, clock.now());
  const days = [...(accounts.usageDays.get(appId) ?? [])];
  if (!days.some((day) => day >= dayNumber(from) && day < dayNumber(before))) throw new StatusCodeError("110076");
  return { downUrl: `http://files.invalid/bills/${appId}/${date}-${calendarDay(from)}`, token: ids.hex32() };
};

/**
 * Knows the order of every call.
 *
 * @throws {StatusCodeError} `111000` for an order that is not known
 * @assumption getBill gives `111000` for an unknown order, and nothing beside the code for a known
 *   one.
 */
const getBill: Handler<AccountsPlatform> = ({ accounts }, body) => {
  if (!accounts.orders.has(requiredString(body, "orderId"))) throw new StatusCodeError("111000");
  return {};
};

/**
 * Knows every call of the application.
 *
 * @throws {StatusCodeError} `111000` for a call that is not known, or of another application
 * @assumption getCallRecord gives `111000` for an unknown call, and nothing beside the code for a
 *   known one.
 */
const getCallRecord: Handler<AccountsPlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  if (platform.accounts.billedCalls.get(requiredString(body, "callId")) !== appId) throw new StatusCodeError("111000");
  return {};
};

/**
 * Gives a sub-account another name.
 *
 * @throws {StatusCodeError} `111157` unknown, `111156` closed, `111150` a name that another
 *   sub-account of the application has
 * @assumption modifySubAccount gives `111157` for an unknown sub-account, `111156` for a closed one
 *   and `111150` for a name that is taken.
 */
const modifySubAccount: Handler<AccountsPlatform> = (platform, body) => {
  const { accounts } = platform;
  const subAccount = accounts.subAccounts.get(requiredString(body, "subAccountSid"));
  if (subAccount === undefined) throw new StatusCodeError("111157");
  if (subAccount.status === "3") throw new StatusCodeError("111156");
  const friendlyName = requiredString(body, "friendlyName");
  assertNameIsFree(accounts, subAccount.appId, friendlyName, subAccount);
  subAccount.friendlyName = friendlyName;
  recordChanged(platform, "sub-account", subAccount.sid);
  return {};
};

/**
 * A taken name gives `111150` (observed; spec/reference/accounts.md#createsubaccount).
 *
 * @assumption Names of sub-accounts are unique in an application, those of closed ones included.
 */
function assertNameIsFree(
  { subAccounts }: AccountsPlatform["accounts"],
  appId: string,
  friendlyName: string,
  except?: SubAccount,
): void {
  for (const other of subAccounts.values()) {
    if (other !== except && other.appId === appId && other.friendlyName === friendlyName)
      throw new StatusCodeError("111150");
  }
}

/** Operations of accounts. */
export const ACCOUNT_OPERATIONS: Operations<AccountsPlatform> = {
  ...APPLICATION_OPERATIONS,
  closeSubAccount,
  createSubAccount,
  findSubAccountByName,
  getAccountInfo,
  getBill,
  getCallRecord,
  listSubAccounts,
  modifySubAccount,
  requestBillRecords,
};
