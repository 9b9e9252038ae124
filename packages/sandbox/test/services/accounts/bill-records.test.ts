import { callback, landingCall, requestBillRecords, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { type Caller, createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID, HOUR } from "../../support/test-sandbox.js";

const DAY = 24 * HOUR;

describe("requestBillRecords", () => {
  test.each(["json", "xml"] as const)("the day after a message there is a bill (%s)", async (format) => {
    const { cloopen, clock } = createCaller();
    await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["1", "2"] });
    clock.advance(DAY);
    expect(await requestBillRecords(cloopen, { date: "day" }, { format })).toEqual({
      downUrl: `http://files.invalid/bills/${APP_ID}/day-20240229`,
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test.each<[string, (caller: Caller) => Promise<unknown>]>([
    ["a notification call", ({ cloopen }) => landingCall(cloopen, { to: "13800138000", mediaTxt: "t" })],
    ["a call-back", ({ sub }) => callback(sub, { from: "13800138000", to: "13900139000" })],
  ])("%s counts, too", async (_, act) => {
    const caller = createCaller();
    await act(caller);
    expect(await codeFrom(requestBillRecords(caller.cloopen, { date: "day" }))).toBe("110076");
    caller.clock.advance(DAY);
    expect(await codeFrom(requestBillRecords(caller.cloopen, { date: "day" }))).toBe("000000");
    caller.clock.advance(DAY);
    expect(await codeFrom(requestBillRecords(caller.cloopen, { date: "day" }))).toBe("110076");
  });

  test("nothing at all → 110076", async () => {
    const { cloopen } = createCaller();
    for (const date of ["day", "week", "month"] as const) {
      expect(await codeFrom(requestBillRecords(cloopen, { date }))).toBe("110076");
    }
  });
});
