import { callback } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID, SUB } from "../../support/test-sandbox.js";

const PARTIES = { from: "13800138000", to: "13900139000", hangupCdrUrl: `${SERVER}/cdr` } as const;

describe("a call-back without call authorisation", () => {
  test("plays both legs, and tells one record in XML", async () => {
    const { sub, sandbox, told, pass } = createCaller();
    const { callSid = "" } = await callback(sub, { ...PARTIES, userData: "order42", needRecord: "1" });
    const phase = () => sandbox.state.twoWayCalls.get(callSid)?.phase;
    expect(phase()).toBe("callingCaller");
    await pass(3);
    expect(phase()).toBe("callingCallee");
    await pass(3);
    expect(phase()).toBe("talking");
    await pass(59);
    expect(sandbox.callbacks).toEqual([]);
    await pass(1);
    expect(phase()).toBe("over");
    expect(sandbox.callbacks).toMatchObject([{ kind: "callbackCdr", url: `${SERVER}/cdr`, status: 200 }]);
    const [body = ""] = told("callbackCdr");
    const members = [...body.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(members)).toEqual({
      appId: APP_ID,
      callSid,
      userData: "order42",
      subId: SUB.sid,
      caller: "13800138000",
      called: "13900139000",
      beginCallTime: "20240229120000",
      ringingBeginTime: "20240229120001",
      ringingEndTime: "20240229120003",
      starttime: "20240229120006",
      endtime: "20240229120106",
      duration: "60",
      byetype: "3",
      recordurl: expect.stringMatching(/\.invalid\/.*\.wav$/),
    });
    expect(body).toMatch(/<CDR>.*<\/CDR>$/s);
    expect(sandbox.warnings).toEqual([]);
  });

  test("sends both legs in JSON for needBothCdr 1, with the same callSid and every field", async () => {
    const { sub, told, pass } = createCaller();
    const { callSid, orderId } = await callback(sub, { ...PARTIES, needBothCdr: "1", fromSerNum: "4000000001" });
    await pass(66);
    const common = { appId: APP_ID, callSid, userData: "", subId: SUB.sid, lineNumber: "", lostRate: "" };
    expect(JSON.parse(told("callbackCdr")[0] ?? "")).toEqual({
      orderid: orderId,
      recordurl: "",
      callerCdr: {
        ...common,
        caller: "4000000001",
        called: "13800138000",
        beginCallTime: "20240229120000",
        ringingBeginTime: "20240229120001",
        ringingEndTime: "20240229120003",
        starttime: "20240229120003",
        endtime: "20240229120106",
        duration: "63",
        byetype: "3",
      },
      calledCdr: {
        ...common,
        caller: "13800138000",
        called: "13900139000",
        beginCallTime: "20240229120003",
        ringingBeginTime: "20240229120004",
        ringingEndTime: "20240229120006",
        starttime: "20240229120006",
        endtime: "20240229120106",
        duration: "60",
        byetype: "3",
      },
    });
  });

  test("sends both legs when the callee was never reached: each field is there, empty, with duration 0", async () => {
    const { sub, told, pass } = createCaller();
    const { callSid } = await callback(sub, { ...PARTIES, from: "19901000000", needBothCdr: "1" });
    await pass(30);
    expect(JSON.parse(told("callbackCdr")[0] ?? "").calledCdr).toEqual({
      appId: APP_ID,
      callSid,
      userData: "",
      subId: SUB.sid,
      caller: "19901000000",
      called: "13900139000",
      beginCallTime: "",
      ringingBeginTime: "",
      ringingEndTime: "",
      starttime: "",
      endtime: "",
      duration: "0",
      byetype: "",
      lineNumber: "",
      lostRate: "",
    });
  });

  test.each([
    ["none is given", undefined],
    ["it is the caller's own", "13800138000"],
  ])("leaves the number shown to the caller empty when %s", async (_, fromSerNum) => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, needBothCdr: "1", ...(fromSerNum !== undefined && { fromSerNum }) });
    await pass(66);
    expect(JSON.parse(told("callbackCdr")[0] ?? "").callerCdr).toMatchObject({ caller: "", called: "13800138000" });
  });

  test.each([
    ["19901000000", "13900139000", "-2", "0"],
    ["19902000000", "13900139000", "-4", "0"],
    ["19903000000", "13900139000", "-4", "0"],
    ["19904000000", "13900139000", "-10", "0"],
    ["19905000000", "13900139000", "-3", "2"],
    // The caller's own time, where the callee did not answer.
    ["13800138000", "19901000000", "-2", "30"],
    ["13800138000", "19902000000", "-1", "1"],
    ["13800138000", "19903000000", "-5", "1"],
    ["13800138000", "19904000000", "-9", "3"],
    ["13800138000", "19905000000", "4", "2"],
    ["13800138000", "13900139000", "3", "60"],
  ])("from %s to %s: byetype %s and duration %s", async (from, to, byetype, duration) => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, from, to });
    await pass(70);
    const bodies = told("callbackCdr");
    expect(bodies).toHaveLength(1);
    expect([memberOf(bodies[0], "byetype"), memberOf(bodies[0], "duration")]).toEqual([byetype, duration]);
  });

  test.each([
    [
      "the callee's begin, end and duration when the callee answered",
      {},
      ["20240229120001", "20240229120003", "20240229120006", "20240229120106", "60"],
    ],
    [
      "the caller's when the callee did not answer",
      { to: "19904000000" },
      ["20240229120001", "20240229120003", "20240229120003", "20240229120006", "3"],
    ],
    [
      "empty ones, with duration 0, when the caller did not answer",
      { from: "19904000000" },
      ["20240229120001", "20240229120003", "", "", "0"],
    ],
    ["no ringing when the caller's phone never rang", { from: "19902000000" }, [undefined, undefined, "", "", "0"]],
  ])("the XML record has the caller's ringing, and %s", async (_, parties, times) => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, ...parties });
    await pass(70);
    const names = ["ringingBeginTime", "ringingEndTime", "starttime", "endtime", "duration"];
    expect(names.map((name) => memberOf(told("callbackCdr")[0], name))).toEqual(times);
  });

  test("not live: the fourth within a minute → 110059", async () => {
    const { sub, sandbox, clock } = createCaller();
    sandbox.admin.setApplication({ live: false });
    const codes: string[] = [];
    for (let at = 0; at < 4; at++) codes.push(await codeFrom(callback(sub, PARTIES)));
    expect(codes).toEqual(["000000", "000000", "000000", "110059"]);
    clock.advance(60_000);
    expect(await codeFrom(callback(sub, PARTIES))).toBe("000000");
  });

  test("maxCallTime ends the talk with byetype 2", async () => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, maxCallTime: "7" });
    await pass(70);
    const [body] = told("callbackCdr");
    expect([memberOf(body, "byetype"), memberOf(body, "duration")]).toEqual(["2", "7"]);
  });

  test.each([
    ["0", true],
    ["1", false],
  ] as const)("recordPoint %s and a callee who never answers: recorded is %s", async (recordPoint, recorded) => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, to: "19901000000", needRecord: "1", recordPoint });
    await pass(40);
    expect(memberOf(told("callbackCdr")[0], "recordurl") !== undefined).toBe(recorded);
  });

  test("without hangupCdrUrl nobody is notified", async () => {
    const { sub, sandbox, pass } = createCaller();
    await callback(sub, { from: "13800138000", to: "13900139000", needBothCdr: "1" });
    await pass(70);
    expect(sandbox.callbacks).toEqual([]);
  });
});
