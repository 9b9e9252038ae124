import { callback, dialIvr, getBill, getCallRecord, landingCall } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";

describe("getBill and getCallRecord", () => {
  test.each(["json", "xml"] as const)("know every call by its order and by its id (%s)", async (format) => {
    const { cloopen, sub } = createCaller({ ivrUrl: "http://127.0.0.1:3000/ivr" });
    const calls = [
      await landingCall(cloopen, { to: "13800138000", mediaTxt: "您好" }),
      await callback(sub, { from: "13800138000", to: "13900139000" }),
      await dialIvr(cloopen, { number: "13800138000" }),
    ];
    for (const { callSid = "", orderId = "" } of calls) {
      expect(await codeFrom(getBill(cloopen, { orderId }, { format }))).toBe("000000");
      expect(await codeFrom(getCallRecord(cloopen, { callId: callSid }, { format }))).toBe("000000");
    }
  });

  test("give 111000 for what is not known, and 111181 for an unknown application", async () => {
    const { cloopen } = createCaller();
    const { callSid: callId = "" } = await landingCall(cloopen, { to: "13800138000", mediaTxt: "您好" });
    expect(await codeFrom(getBill(cloopen, { orderId: "CM1" }))).toBe("111000");
    expect(await codeFrom(getCallRecord(cloopen, { callId: "0".repeat(32) }))).toBe("111000");
    expect(await codeFrom(getCallRecord(cloopen, { callId, appId: "0".repeat(32) }))).toBe("111181");
  });
});
