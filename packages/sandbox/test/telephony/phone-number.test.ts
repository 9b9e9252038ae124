import { describe, expect, test } from "vitest";
import { isPhoneNumber } from "../../src/telephony/phone-number.js";
import { planFor } from "../support/plan.js";
import { codeOf } from "../support/reply.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const RIGHT = ["13800138000", "12345", "110", "+8613800138000", "0085212345678", "01052823298", "01052823298-3627"];
const WRONG = [
  "138-0013-8000",
  "138 0013 8000",
  " 13800138000",
  "12",
  "+",
  "++8613800138000",
  "86+13800138000",
  "-13800138000",
  "01052823298-",
  "1".repeat(21),
  "１３８００１３８０００",
  "13800138000\n",
];

describe("one rule says what a phone number is", () => {
  test.each(RIGHT)("%j is one", (number) => {
    expect(isPhoneNumber(number)).toBe(true);
  });
  test.each(WRONG)("%j is not a phone number", (number) => {
    expect(isPhoneNumber(number)).toBe(false);
  });

  test("and sendTemplateSms rejects anything else with 160042", async () => {
    const { sandbox } = createTestSandbox();
    for (const [numbers, code] of [
      [RIGHT, "000000"],
      [WRONG, "160042"],
    ] as const) {
      for (const number of numbers) {
        const plan = planFor("sendTemplateSms");
        const body = plan.body?.replace('"13800138000"', JSON.stringify(number));
        expect([number, await codeOf(sandbox, { ...plan, ...(body !== undefined && { body }) })]).toEqual([
          number,
          code,
        ]);
      }
    }
  });
});
