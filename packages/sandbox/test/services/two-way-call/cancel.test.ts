import { callback, cancelCallback } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { type Caller, createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, MAIN, SUB } from "../../support/test-sandbox.js";

const hangupCdrUrl = `${SERVER}/cdr`;

async function start({ sub }: Caller): Promise<string> {
  const { callSid = "" } = await callback(sub, { from: "13800138000", to: "13900139000", hangupCdrUrl });
  return callSid;
}

describe("cancelCallback", () => {
  test.each([
    ["0", 0, "000000"],
    ["0", 30, "000000"],
    ["1", 5, "000000"],
    ["1", 6, "111000"],
    ["2", 2, "000000"],
    ["2", 3, "111000"],
    ["0", 66, "111000"],
  ] as const)("type %s after %i s → %s", async (type, seconds, code) => {
    const caller = createCaller();
    const callSid = await start(caller);
    await caller.pass(seconds);
    expect(await codeFrom(cancelCallback(caller.sub, { callSid, type }))).toBe(code);
  });

  test.each(["json", "xml"] as const)("ends the call with byetype -14, once (%s)", async (format) => {
    const caller = createCaller();
    const callSid = await start(caller);
    await caller.pass(10);
    expect(await cancelCallback(caller.sub, { callSid }, { format })).toBeUndefined();
    expect(await codeFrom(cancelCallback(caller.sub, { callSid }))).toBe("111000");
    await caller.pass(100);
    const [body, ...more] = caller.told("callbackCdr");
    expect(more).toEqual([]);
    expect([memberOf(body, "byetype"), memberOf(body, "duration")]).toEqual(["-14", "4"]);
  });

  test("a call that is not known, or another's → 111000", async () => {
    const caller = createCaller({ subAccounts: [SUB, { sid: "1".repeat(32), token: "2".repeat(32) }] });
    const callSid = await start(caller);
    const other = caller.cloopen.subAccount({ sid: "1".repeat(32), token: "2".repeat(32) });
    expect(await codeFrom(cancelCallback(other, { callSid }))).toBe("111000");
    expect(await codeFrom(cancelCallback(caller.sub, { callSid: "0".repeat(32) }))).toBe("111000");
    expect(caller.sandbox.state.twoWayCalls.get(callSid)?.phase).toBe("callingCaller");
  });

  describe("on the Accounts path, with main credentials", () => {
    const plan = (callSid: string, level: "main" | "sub") => ({
      ...planWith("listSubAccounts", { appId: APP_ID, callSid }),
      ...(level === "main" ? MAIN : SUB),
      rest: "/Calls/CallCancel",
    });

    test("ends the call", async () => {
      const caller = createCaller();
      const callSid = await start(caller);
      expect(await codeOf(caller.sandbox, plan(callSid, "main"))).toBe("000000");
      expect(caller.sandbox.state.twoWayCalls.get(callSid)?.byeType).toBe("-14");
    });

    test("is authenticated as any path: a sub-account's id is unknown there, a wrong token does not sign", async () => {
      const caller = createCaller();
      const callSid = await start(caller);
      expect(await codeOf(caller.sandbox, plan(callSid, "sub"))).toBe("111141");
      expect(await codeOf(caller.sandbox, { ...plan(callSid, "main"), token: "wrong" })).toBe("111109");
      expect(caller.sandbox.state.twoWayCalls.get(callSid)?.phase).toBe("callingCaller");
    });
  });
});
