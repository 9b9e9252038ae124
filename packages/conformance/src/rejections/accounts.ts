import { createApplication } from "@cloopen-rest/client";
import { type RejectionRule, rulesOf } from "./rule.js";

const create = rulesOf("createSubAccount");
const find = rulesOf("findSubAccountByName");
const close = rulesOf("closeSubAccount");
const bills = rulesOf("requestBillRecords");
const modify = rulesOf("modifySubAccount");
const bill = rulesOf("getBill");
const record = rulesOf("getCallRecord");
const LONG_NAME = { friendlyName: "n".repeat(65) };

/** Rules of sub-accounts, bills and applications. */
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
  modify.members("111144", "no id", { subAccountSid: undefined }),
  modify.members("111145", "an id with a hyphen", { subAccountSid: `${"d".repeat(31)}-` }),
  modify.members("111146", "an id that is too short", { subAccountSid: "d".repeat(31) }),
  modify.members("111157", "a sub-account that does not exist", { subAccountSid: "0".repeat(32) }),
  modify.members("111156", "a sub-account that is closed", async (fixtures) => {
    const { subAccountSid = "" } = await fixtures.freshSubAccount();
    await fixtures.closeSubAccount(subAccountSid);
    return { subAccountSid };
  }),
  modify.members("111151", "no name", { friendlyName: undefined }),
  modify.members("111153", "a name of 65 characters", LONG_NAME),
  modify.members("111150", "a name that another sub-account has", async (fixtures) => ({
    subAccountSid: (await fixtures.freshSubAccount()).subAccountSid,
    friendlyName: (await fixtures.freshSubAccount()).friendlyName,
  })),
  bill.members("111000", "an order that does not exist", { orderId: "CM0" }),
  record.members("111000", "a call that does not exist", { callId: "0".repeat(32) }),
  ...["createApplication", "modifyApplication"].flatMap((operation) => [
    rulesOf(operation).console("111172", "a name that another application has", async (fixtures) => {
      const appName = `case${fixtures.fresh()}`;
      await createApplication(fixtures.cloopen, { appType: "1", appName, industry: "1" });
      return { appName };
    }),
  ]),
  rulesOf("createApplication").members("111173", "no name", { appName: undefined }),
  bills.console("110076", "an application that did nothing in the period", async (fixtures) => ({
    appId: fixtures.console.otherApplication(),
  })),
];
