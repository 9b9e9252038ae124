import { type RejectionRule, rulesOf } from "./rule.js";

const create = rulesOf("createSubAccount");
const find = rulesOf("findSubAccountByName");
const close = rulesOf("closeSubAccount");
const bills = rulesOf("requestBillRecords");
const LONG_NAME = { friendlyName: "n".repeat(65) };

/** Rules of sub-accounts and bills. */
export const ACCOUNTS: readonly RejectionRule[] = [
  create.members("111150", "a name that is taken", async (fixtures) => ({
    friendlyName: (await fixtures.freshSubAccount()).friendlyName,
  })),
  create.members("111151", "no name", { friendlyName: undefined }),
  create.members("111153", "a name of 65 characters", LONG_NAME),
  find.members("111151", "no name", { friendlyName: undefined }),
  find.members("111153", "a name of 65 characters", LONG_NAME),
  close.members("111144", "no id", { subAccountSid: undefined }),
  close.members("111145", "an id with a hyphen", { subAccountSid: `${"d".repeat(31)}-` }),
  close.members("111146", "an id that is too short", { subAccountSid: "d".repeat(31) }),
  close.members("111157", "a sub-account that does not exist", { subAccountSid: "0".repeat(32) }),
  close.console("110066", "a sub-account of another application", async (fixtures) => ({
    subAccountSid: (await fixtures.freshSubAccount()).subAccountSid,
    appId: fixtures.console.otherApplication(),
  })),
  close.members("110130", "a sub-account that is closed already", async (fixtures) => {
    const { subAccountSid = "" } = await fixtures.freshSubAccount();
    await fixtures.closeSubAccount(subAccountSid);
    return { subAccountSid };
  }),
  bills.console("110076", "an application that did nothing in the period", async (fixtures) => ({
    appId: fixtures.console.otherApplication(),
  })),
];
