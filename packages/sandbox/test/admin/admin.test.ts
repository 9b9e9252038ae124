import { createSmsTemplate, sendTemplateSms, voiceVerify } from "@cloopen-rest/client";
import { describe, expect, it } from "vitest";
import { createCaller, SERVER } from "../support/caller.js";
import { codeFrom } from "../support/code-from.js";
import { APP_ID, MINUTE, SUB } from "../support/test-sandbox.js";

const MESSAGE = { to: "13800138000", templateId: "9" };

describe("sandbox.admin", () => {
  it("sets URLs of the application after the start", async () => {
    const { cloopen, sandbox, told, clock } = createCaller();
    sandbox.admin.setApplication({ smsCallbackUrl: `${SERVER}/sms` });
    await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["1", "2"] });
    clock.advance(4_000);
    expect(told("smsStatusReport")).toHaveLength(1);
  });

  it("gives an added application the settings of the first one, and takes it away again", async () => {
    const { cloopen, sandbox } = createCaller({ smsCallbackUrl: `${SERVER}/sms` });
    const appId = "9".repeat(32);
    sandbox.admin.addApplication(appId, { live: false });
    expect(sandbox.state.applications.get(appId)).toMatchObject({
      appId,
      live: false,
      smsCallbackUrl: `${SERVER}/sms`,
    });
    expect(await codeFrom(voiceVerify(cloopen, { appId, to: "13800138000", verifyCode: "6532" }))).toBe("111324");
    expect(() => sandbox.admin.addApplication(appId)).toThrow(RangeError);
    sandbox.admin.removeApplication(appId);
    expect(await codeFrom(voiceVerify(cloopen, { appId, to: "13800138000", verifyCode: "6532" }))).toBe("111181");
  });

  it("lets a template be sent with when it is approved, and rejects it with 112323 otherwise", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.seedTemplate({ id: "9", content: "系统维护", status: "0" });
    expect(await codeFrom(sendTemplateSms(cloopen, MESSAGE))).toBe("112323");
    sandbox.admin.approveTemplate("9");
    expect(await codeFrom(sendTemplateSms(cloopen, MESSAGE))).toBe("000000");
    sandbox.admin.rejectTemplate("9");
    expect(await codeFrom(sendTemplateSms(cloopen, MESSAGE))).toBe("112323");
  });

  it("keeps what it decided of a template when the review would have ended", async () => {
    const { cloopen, sandbox, clock } = createCaller();
    await createSmsTemplate(cloopen, {
      productType: "3",
      addr: "https://www.example.com",
      title: "验证码",
      signature: "示例公司",
      templateContent: "您的验证码是{1}",
    });
    const [id = ""] = [...sandbox.state.templates.keys()].slice(-1);
    sandbox.admin.rejectTemplate(id);
    clock.advance(2 * MINUTE);
    expect(sandbox.state.templates.get(id)?.status).toBe("2");
  });

  it("throws RangeError for what there is not, and TypeError for a balance that is no amount", () => {
    const { admin } = createCaller().sandbox;
    expect(() => admin.setApplication({ live: true }, "x")).toThrow(RangeError);
    expect(() => admin.removeApplication("x")).toThrow(RangeError);
    expect(() => admin.approveTemplate("x")).toThrow(RangeError);
    expect(() => admin.setSubAccountStatus("x", "1")).toThrow(RangeError);
    expect(() => admin.setBalance("much")).toThrow(TypeError);
  });

  it("is undone by a reset", () => {
    const { sandbox } = createCaller();
    sandbox.admin.setBalance("0");
    sandbox.admin.setSubAccountStatus(SUB.sid, "3");
    sandbox.admin.removeApplication(APP_ID);
    sandbox.reset();
    expect(sandbox.state.account.balance).toBe("100.00");
    expect(sandbox.state.subAccounts.get(SUB.sid)?.status).toBe("1");
    expect(sandbox.state.applications.has(APP_ID)).toBe(true);
  });
});
