import { getCallResult, landingCall, uploadMediaFile } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, MINUTE } from "../../support/test-sandbox.js";

const respUrl = `${SERVER}/landing`;

describe("landingCall", () => {
  test.each(["json", "xml"] as const)(
    "rings, is answered, is over; the result is reported and can be asked for (%s)",
    async (format) => {
      const { cloopen, sandbox, clock, told } = createCaller();
      const params = { to: "13800138000", mediaTxt: "您好", playTimes: "2", respUrl, userData: "order42" } as const;
      const { callSid = "", dateCreated, orderId } = await landingCall(cloopen, params, { format });
      expect(callSid).toMatch(/^[0-9a-f]{32}$/);
      expect([dateCreated, orderId]).toEqual(["2024-02-29 12:00:00", expect.stringMatching(/^CM\d{20}$/)]);
      const phase = () => sandbox.state.voiceCalls.get(callSid)?.phase;
      expect(phase()).toBe("calling");
      clock.advance(1_000);
      expect(phase()).toBe("ringing");
      clock.advance(2_000);
      expect(phase()).toBe("talking");
      expect(await getCallResult(cloopen, { callsid: callSid }, { format })).toEqual({ callTime: "0" });
      clock.advance(19_999);
      expect(phase()).toBe("talking");
      clock.advance(1);
      expect(phase()).toBe("over");
      await sandbox.settled();
      const [body, ...more] = told("landingCallResult");
      expect(more).toEqual([]);
      expect(body).toMatch(/<request>.*<\/request>$/s);
      expect(
        ["action", "callSid", "number", "state", "duration", "userData"].map((name) => memberOf(body, name)),
      ).toEqual(["SellingCall", callSid, "13800138000", "0", "20", "order42"]);
      expect(["starttime", "endtime"].map((name) => memberOf(body, name))).toEqual([
        "20240229120003",
        "20240229120023",
      ]);
      expect(await getCallResult(cloopen, { callsid: callSid }, { format })).toEqual({ state: "0", callTime: "20" });
      expect(sandbox.warnings).toEqual([]);
    },
  );

  test.each([
    ["13800138000", "0", "10", 13],
    ["19901000000", "1", "0", 30],
    ["19902000000", "1", "0", 1],
    ["19903000000", "2", "0", 1],
    ["19904000000", "1", "0", 3],
    ["19905000000", "0", "2", 5],
  ])("to %s: state %s, %s s of talk, over after %i s", async (to, state, duration, seconds) => {
    const { cloopen, told, pass } = createCaller();
    await landingCall(cloopen, { to, mediaTxt: "您好", respUrl });
    await pass(seconds - 1);
    expect(told("landingCallResult")).toEqual([]);
    await pass(1);
    const [body] = told("landingCallResult");
    expect([memberOf(body, "state"), memberOf(body, "duration")]).toEqual([state, duration]);
  });

  test("maxCallTime cuts it short", async () => {
    const { cloopen, told, pass } = createCaller();
    await landingCall(cloopen, { to: "13800138000", mediaTxt: "您好", maxCallTime: "4", respUrl });
    await pass(60);
    expect(memberOf(told("landingCallResult")[0], "duration")).toBe("4");
  });

  test.each([
    [{ mediaTxt: "t", mediaName: "a.wav;b.wav" }, ["a.wav", "b.wav"]],
    [{ mediaTxt: "t", mediaName: "a.wav", playMode: "1" }, ["t", "a.wav"]],
    [{ mediaTxt: "t" }, ["t"]],
  ] as const)("%j plays %j", async (members, plays) => {
    const { cloopen, sandbox } = createCaller();
    await landingCall(cloopen, { to: "13800138000", ...members });
    expect([...sandbox.state.voiceCalls.values()][0]?.plays).toEqual(plays);
  });

  test("an own file that is under review cannot be played: the call fails", async () => {
    const { cloopen, told, pass, clock } = createCaller();
    await uploadMediaFile(cloopen, { filename: "own.wav", file: new Uint8Array([1]) });
    const states = () => told("landingCallResult").map((body) => memberOf(body, "state"));
    await landingCall(cloopen, { to: "13800138000", mediaName: "own.wav", respUrl });
    await pass(1);
    expect(states()).toEqual(["2"]);
    await landingCall(cloopen, { to: "13800138000", mediaName: "own.wav", mediaNameType: "1", respUrl });
    clock.advance(MINUTE);
    await landingCall(cloopen, { to: "13800138000", mediaName: "own.wav", respUrl });
    await pass(13);
    expect(states()).toEqual(["2", "0", "0"]);
  });

  test.each([
    [{ mediaTxt: "" }, "110081"],
    [{ playTimes: "4" }, "108036"],
    [{ to: "19900108035" }, "108035"],
    [{ appId: "0".repeat(32) }, "111181"],
  ])("%j → %s", async (members, code) => {
    const { sandbox } = createCaller();
    const plan = planWith("listSubAccounts", { appId: APP_ID, to: "13800138000", mediaTxt: "t", ...members });
    expect(await codeOf(sandbox, { ...plan, rest: "/Calls/LandingCalls" })).toBe(code);
    expect(sandbox.state.voiceCalls.size).toBe(0);
  });

  test("not live: test numbers only, else 110074", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.setApplication({ live: false, testNumbers: new Set(["13800138000"]) });
    expect(await codeFrom(landingCall(cloopen, { to: "13800138000", mediaTxt: "t" }))).toBe("000000");
    expect(await codeFrom(landingCall(cloopen, { to: "13800138001", mediaTxt: "t" }))).toBe("110074");
  });

  test.each([
    ["<Response/>", "there is no statuscode, and 000000 is expected"],
    ["<Response><statuscode>0000</statuscode></Response>", "statuscode is 0000, and 000000 is expected"],
    ["ok", "not well-formed XML"],
  ])("warns that the answer %s does not accept the result, and why", async (answer, why) => {
    const { cloopen, sandbox, pass } = createCaller({ answer: () => answer });
    await landingCall(cloopen, { to: "13800138000", mediaTxt: "t", respUrl });
    await pass(13);
    expect(sandbox.warnings).toEqual([
      {
        operation: "landingCallResult",
        what: expect.stringContaining(`does not accept the callback: ${why}`),
        count: 1,
      },
    ]);
  });
});
