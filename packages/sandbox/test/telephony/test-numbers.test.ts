import { describe, expect, test } from "vitest";
import { throwForTestNumber } from "../../src/telephony/test-numbers.js";
import { type OperationName, planWith } from "../support/plan.js";
import { codeOf, send } from "../support/reply.js";
import { APP_ID, createTestSandbox } from "../support/test-sandbox.js";

describe("a number of 199 00 and six digits asks for that code", () => {
  test.each(["160038", "113302", "111000", "000001"])("%s", (code) => {
    expect(() => throwForTestNumber(`19900${code}`)).toThrow(expect.objectContaining({ statusCode: code }));
  });

  test.each([
    "19900000000",
    "13800138000",
    "1990016003",
    "199001600388",
    "019900160038",
    "+19900160038",
    "19900 60038",
  ])("%s asks for nothing", (number) => {
    expect(() => throwForTestNumber(number)).not.toThrow();
  });

  const BODIES: readonly [OperationName, string, (number: string) => object][] = [
    ["sendTemplateSms", "to", (number) => ({ to: number, appId: APP_ID, templateId: "1", datas: ["1", "2"] })],
    [
      "sendTemplateSms",
      "second of to",
      (number) => ({ to: `13800138000,${number}`, appId: APP_ID, templateId: "1", datas: ["1", "2"] }),
    ],
    ["callback", "from", (number) => ({ from: number, to: "13900139000" })],
    ["callback", "to", (number) => ({ from: "13900139000", to: number })],
  ];

  test.each(BODIES)("%s, %s", async (name, _, body) => {
    const { sandbox } = createTestSandbox();
    expect(await send(sandbox, planWith(name, body("19900160038")))).toMatchObject({ statusCode: "160038" });
    expect(await codeOf(sandbox, planWith(name, body("19900000000")))).toBe("000000");
    expect(sandbox.state.messages.size + sandbox.state.twoWayCalls.size).toBe(1);
  });

  test("a code of no table has a text, too", async () => {
    const { sandbox } = createTestSandbox();
    const reply = await send(sandbox, planWith("callback", { from: "19900999999", to: "1" }));
    expect(reply).toMatchObject({ statusCode: "999999", statusMsg: expect.stringMatching(/\S/) });
  });
});
