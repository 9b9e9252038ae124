import { sendSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID } from "../../support/test-sandbox.js";

describe("sendSms", () => {
  test.each(["json", "xml"] as const)("takes a free text and reports its delivery (%s)", async (format) => {
    const { cloopen, sandbox, clock, told } = createCaller({ smsCallbackUrl: `${SERVER}/sms` });
    const sent = await sendSms(cloopen, { to: "13800138000,13800138001", body: "您的订单已发货" }, { format });
    expect(sent).toEqual({
      smsMessageSid: expect.stringMatching(/^[0-9a-f]{32}$/),
      dateCreated: "2024-02-29 12:00:00",
    });
    expect(sandbox.state.messages.get(sent.smsMessageSid ?? "")).toMatchObject({
      text: "您的订单已发货",
      to: ["13800138000", "13800138001"],
    });
    clock.advance(4_000);
    await sandbox.settled();
    expect(told("smsStatusReport").map((body) => JSON.parse(body).Request.content)).toEqual([
      sent.smsMessageSid,
      sent.smsMessageSid,
    ]);
  });

  test.each([
    [{ to: "" }, "112300"],
    [{ body: "" }, "112301"],
    [{ to: "abc" }, "112326"],
    [{ to: Array(101).fill("13800138000").join(",") }, "160031"],
    [{ to: "19900112302" }, "112302"],
    [{ appId: "0".repeat(32) }, "111181"],
  ])("%j → %s", async (members, code) => {
    const { sandbox } = createCaller();
    const plan = planWith("listSubAccounts", { appId: APP_ID, to: "13800138000", body: "好", ...members });
    expect(await codeOf(sandbox, { ...plan, rest: "/SMS/Messages" })).toBe(code);
    expect(sandbox.state.messages.size).toBe(0);
  });

  test("not live: test numbers only, else 112305", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.setApplication({ live: false, testNumbers: new Set(["13800138000"]) });
    expect(await codeFrom(sendSms(cloopen, { to: "13800138000", body: "好" }))).toBe("000000");
    expect(await codeFrom(sendSms(cloopen, { to: "13800138001", body: "好" }))).toBe("112305");
  });
});
