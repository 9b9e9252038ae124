import { callback, closeSubAccount } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID, SUB } from "../../support/test-sandbox.js";

const OTHER_APP = "9".repeat(32);

describe("closeSubAccount", () => {
  test.each(["json", "xml"] as const)("what it signs is rejected from then on (%s)", async (format) => {
    const { cloopen, sub } = createCaller();
    const call = () => codeFrom(callback(sub, { from: "13800138000", to: "13900139000" }));
    expect(await call()).toBe("000000");
    await closeSubAccount(cloopen, { subAccountSid: SUB.sid, appId: APP_ID }, { format });
    expect(await call()).toBe("111156");
  });

  test("the second time → 110130", async () => {
    const { cloopen } = createCaller();
    await closeSubAccount(cloopen, { subAccountSid: SUB.sid });
    expect(await codeFrom(closeSubAccount(cloopen, { subAccountSid: SUB.sid }))).toBe("110130");
  });

  test.each([
    ["unknown", "0".repeat(32), APP_ID, "111157"],
    ["of another application", SUB.sid, OTHER_APP, "110066"],
    ["with an application that is not there", SUB.sid, "8".repeat(32), "111181"],
  ])("one %s → its code", async (_, subAccountSid, appId, code) => {
    const { cloopen, sandbox } = createCaller();
    const application = sandbox.state.applications.get(APP_ID);
    if (application !== undefined) sandbox.admin.addApplication(OTHER_APP);
    expect(await codeFrom(closeSubAccount(cloopen, { subAccountSid, appId }))).toBe(code);
    expect(sandbox.state.subAccounts.get(SUB.sid)?.status).toBe("1");
  });
});
