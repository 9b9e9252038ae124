import { voiceVerify } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { throwForTestNumber } from "../../src/telephony/test-numbers.js";
import { createCaller } from "../support/caller.js";
import { type OperationName, planWith } from "../support/plan.js";
import { codeOf, send } from "../support/reply.js";
import { APP_ID, createTestSandbox } from "../support/test-sandbox.js";

describe("a number of 199 00 and six digits asks for that code where the operation lists it", () => {
  test.each([
    ["160038", "sendTemplateSms"],
    ["113302", "sendTemplateSms"],
    ["111000", "callback"],
    ["111042", "callback"],
    ["160005", "sendTemplateSms"],
    ["110126", "controlCall"],
  ])("%s, %s", (code, operation) => {
    expect(() => throwForTestNumber(`19900${code}`, operation)).toThrow(expect.objectContaining({ statusCode: code }));
  });

  test.each([
    ["19900000000", "sendTemplateSms"],
    ["13800138000", "sendTemplateSms"],
    ["1990016003", "sendTemplateSms"],
    ["199001600388", "sendTemplateSms"],
    ["019900160038", "sendTemplateSms"],
    ["+19900160038", "sendTemplateSms"],
    ["19900 60038", "sendTemplateSms"],
    // Codes of messages on operations of calls, and the other way round.
    ["19900160038", "callback"],
    ["19900160038", "landingCall"],
    ["19900112310", "voiceVerify"],
    ["19900112310", "dialIvr"],
    ["19900110126", "sendTemplateSms"],
    // 172xxx are made by the vendor's SDKs on the caller's machine, 000001 and 999999 by nobody.
    ["19900172001", "sendTemplateSms"],
    ["19900000001", "sendTemplateSms"],
    ["19900999999", "callback"],
  ])("%s asks %s for nothing", (number, operation) => {
    expect(() => throwForTestNumber(number, operation)).not.toThrow();
  });

  const BODIES: readonly [OperationName, string, string, (number: string) => object][] = [
    [
      "sendTemplateSms",
      "to",
      "160038",
      (number) => ({ to: number, appId: APP_ID, templateId: "1", datas: ["1", "2"] }),
    ],
    [
      "sendTemplateSms",
      "second of to",
      "160038",
      (number) => ({ to: `13800138000,${number}`, appId: APP_ID, templateId: "1", datas: ["1", "2"] }),
    ],
    ["callback", "from", "110129", (number) => ({ from: number, to: "13900139000" })],
    ["callback", "to", "110129", (number) => ({ from: "13900139000", to: number })],
  ];

  test.each(BODIES)("%s, %s", async (name, _, code, body) => {
    const { sandbox } = createTestSandbox();
    expect(await send(sandbox, planWith(name, body(`19900${code}`)))).toMatchObject({ statusCode: code });
    expect(await codeOf(sandbox, planWith(name, body("19900000000")))).toBe("000000");
    expect(sandbox.state.messages.size + sandbox.state.twoWayCalls.size).toBe(1);
  });

  test("a call to the number of a message's code is a call like any other", async () => {
    const { cloopen, sandbox, clock } = createCaller();
    const { callSid = "" } = await voiceVerify(cloopen, { to: "19900112310", verifyCode: "6532" });
    clock.advance(60_000);
    expect(sandbox.state.voiceCalls.get(callSid)?.result).toBe("0");
  });
});
