import type { Handler } from "../../kernel/engine.js";
import { dashedTime } from "../../kernel/times.js";

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
