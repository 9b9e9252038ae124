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

  test("tells both legs in JSON for needBothCdr 1", async () => {
    const { sub, told, pass } = createCaller();
    const settings = { ...PARTIES, needBothCdr: "1", fromSerNum: "4000000001" } as const;
    const { callSid, orderId } = await callback(sub, settings);
    await pass(66);
    const record = JSON.parse(told("callbackCdr")[0] ?? "");
    expect(record).toEqual({
      orderid: orderId,
      recordurl: "",
      callerCdr: {
        appId: APP_ID,
        callSid,
        userData: "",
        subId: SUB.sid,
        caller: "4000000001",
        called: "13800138000",
        beginCallTime: "20240229120000",
        ringingBeginTime: "20240229120001",
        ringingEndTime: "20240229120003",
        starttime: "20240229120003",
        endtime: "20240229120106",
        duration: "63",
        byetype: "3",
        lineNumber: "",
        lostRate: "",
      },
      calledCdr: {
        appId: APP_ID,
        callSid,
        userData: "",
        subId: SUB.sid,
        caller: "13800138000",
        called: "13900139000",
        beginCallTime: "20240229120003",
        ringingBeginTime: "20240229120004",
        ringingEndTime: "20240229120006",
        starttime: "20240229120006",
        endtime: "20240229120106",
        duration: "60",
        byetype: "3",
        lineNumber: "",
        lostRate: "",
      },
    });
  });

  test("the leg of a callee that was never reached has every field, empty where it is not set", async () => {
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
    ["19901000000", "13900139000", "-2", "0"],
    ["19902000000", "13900139000", "-4", "0"],
    ["19903000000", "13900139000", "-4", "0"],
    ["19904000000", "13900139000", "-10", "0"],
    ["19905000000", "13900139000", "-3", "2"],
    ["13800138000", "19901000000", "-2", "30"],
    ["13800138000", "19902000000", "-1", "1"],
    ["13800138000", "19903000000", "-5", "1"],
    ["13800138000", "19904000000", "-9", "3"],
    ["13800138000", "19905000000", "4", "2"],
    ["13800138000", "13900139000", "3", "60"],
  ])(
    "from %s to %s: byetype %s, %s s from the answer of the callee, else of the caller",
    async (from, to, byetype, duration) => {
      const { sub, told, pass } = createCaller();
      await callback(sub, { ...PARTIES, from, to });
      await pass(70);
      const bodies = told("callbackCdr");
      expect(bodies).toHaveLength(1);
      expect([memberOf(bodies[0], "byetype"), memberOf(bodies[0], "duration")]).toEqual([byetype, duration]);
    },
  );

  test("a caller who never answers: the record has neither beginning nor end", async () => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, from: "19901000000" });
    await pass(70);
    const [body] = told("callbackCdr");
    const names = ["ringingBeginTime", "ringingEndTime", "duration"];
    expect(names.map((name) => memberOf(body, name))).toEqual(["20240229120001", "20240229120030", "0"]);
    expect(body).toMatch(/<starttime\s*(?:\/>|><\/starttime>)<endtime\s*(?:\/>|><\/endtime>)/);
  });

  test("a callee who never answers: beginning, end and length are the caller's", async () => {
    const { sub, told, pass } = createCaller();
    await callback(sub, { ...PARTIES, to: "19904000000" });
    await pass(70);
    const names = ["beginCallTime", "ringingBeginTime", "ringingEndTime", "starttime", "endtime", "duration"];
    expect(names.map((name) => memberOf(told("callbackCdr")[0], name))).toEqual([
      "20240229120000",
      "20240229120001",
      "20240229120003",
      "20240229120003",
      "20240229120006",
      "3",
    ]);
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

  test("without hangupCdrUrl nobody is told", async () => {
    const { sub, sandbox, pass } = createCaller();
    await callback(sub, { from: "13800138000", to: "13900139000", needBothCdr: "1" });
    await pass(70);
    expect(sandbox.callbacks).toEqual([]);
  });
});
