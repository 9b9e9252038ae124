import { callback, cancelCallback, getCallResult } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planFor } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";

describe("getCallResult", () => {
  test.each(["json", "xml"] as const)("a call that is not known → 111000 (%s)", async (format) => {
    const { cloopen } = createCaller();
    expect(await codeFrom(getCallResult(cloopen, { callsid: "0".repeat(32) }, { format }))).toBe("111000");
  });

  test("without callsid → 108022", async () => {
    for (const strict of [false, true]) {
      const { sandbox } = createCaller({ strict });
      expect(await codeOf(sandbox, { ...planFor("getAccountInfo"), rest: "/CallResult" })).toBe("108022");
    }
  });

  test.each([
    ["13900139000", { state: "0", callTime: "60" }],
    ["19901000000", { state: "1", callTime: "0" }],
    ["19903000000", { state: "2", callTime: "0" }],
  ])("a call-back to %s → %j", async (to, result) => {
    const { cloopen, sub, pass } = createCaller();
    const { callSid: callsid = "" } = await callback(sub, { from: "13800138000", to });
    expect(await getCallResult(cloopen, { callsid })).toEqual({ callTime: "0" });
    await pass(70);
    expect(await getCallResult(cloopen, { callsid })).toEqual(result);
  });

  test("a cancelled call-back has failed", async () => {
    const { cloopen, sub } = createCaller();
    const { callSid = "" } = await callback(sub, { from: "13800138000", to: "13900139000" });
    await cancelCallback(sub, { callSid });
    expect(await getCallResult(cloopen, { callsid: callSid })).toEqual({ state: "2", callTime: "0" });
  });
});
