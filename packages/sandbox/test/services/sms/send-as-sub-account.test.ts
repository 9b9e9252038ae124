import { sendTemplateSmsAsSubAccount } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";

const SMS = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };

describe("sendTemplateSmsAsSubAccount", () => {
  test.each(["json", "xml"] as const)("sends a message of the sub-account's application (%s)", async (format) => {
    const { sub, sandbox } = createCaller();
    const { smsMessageSid = "" } = await sendTemplateSmsAsSubAccount(sub, SMS, { format });
    expect(sandbox.state.messages.get(smsMessageSid)).toMatchObject({ to: ["13800138000"] });
  });

  test("rejects the rules of sendTemplateSms with the same codes", async () => {
    const { sub } = createCaller();
    expect(await codeFrom(sendTemplateSmsAsSubAccount(sub, { ...SMS, templateId: "404" }))).toBe("112311");
    expect(await codeFrom(sendTemplateSmsAsSubAccount(sub, { ...SMS, datas: [] }))).toBe("112308");
  });

  test("rejects another application than its own with 111181", async () => {
    const { sub } = createCaller();
    expect(await codeFrom(sendTemplateSmsAsSubAccount(sub, { ...SMS, appId: "0".repeat(32) }))).toBe("111181");
  });

  test("rejects with 111142 when the main account has no balance left", async () => {
    const { sub, sandbox } = createCaller();
    sandbox.admin.setBalance("0");
    expect(await codeFrom(sendTemplateSmsAsSubAccount(sub, SMS))).toBe("111142");
  });
});
