import { callback, cancelCallback } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { type Caller, createCaller, memberOf, SERVER } from "../../support/caller.js";
import { APP_ID, SUB } from "../../support/test-sandbox.js";

const PARTIES = { from: "13800138000", to: "13900139000" } as const;
const OK = "<Response><statuscode>0000</statuscode></Response>";

/** A developer's server that answers by the action of the callback. */
function createAuthoriser(answers: Readonly<Record<string, string>> = {}, url = `${SERVER}/auth`): Caller {
  return createCaller({
    callAuthUrl: url,
    answer: (_, body) => answers[memberOf(body, "action") ?? ""] ?? OK,
  });
}

const answerWith = (members: string) => `<Response><statuscode>0000</statuscode>${members}</Response>`;
const kinds = ({ sandbox }: Caller) => sandbox.callbacks.map(({ kind }) => kind);

describe("a call-back under call authorisation", () => {
  test("CallAuth, CallEstablish, Hangup: joined by orderid, in XML", async () => {
    const caller = createAuthoriser({ CallEstablish: answerWith("<billdata>plan-a</billdata>") });
    const { callSid = "", orderId = "" } = await callback(caller.sub, {
      ...PARTIES,
      userData: "order42",
      customerSerNum: "4000000000",
      fromSerNum: "4000000001",
    });
    await caller.pass(70);
    expect(kinds(caller)).toEqual(["callAuth", "callEstablish", "hangup"]);
    const common = {
      type: "1",
      subtype: "2",
      orderid: orderId,
      subid: SUB.sid,
      caller: "13800138000",
      called: "13900139000",
      callSid,
      userData: "order42",
      appId: APP_ID,
    };
    const bodies = caller.sandbox.callbacks.map(({ body = "" }) =>
      Object.fromEntries([...body.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value])),
    );
    expect(bodies).toEqual([
      { action: "CallAuth", ...common },
      { action: "CallEstablish", ...common, starttime: "20240229120006" },
      {
        action: "Hangup",
        ...common,
        starttime: "20240229120006",
        endtime: "20240229120106",
        talkDuration: "60",
        alertingDuration: "2",
        byetype: "3",
        billdata: "plan-a",
      },
    ]);
    for (const body of caller.sandbox.callbacks.map((attempt) => attempt.body)) {
      expect(body).toMatch(/<request>.*<\/request>$/s);
    }
    expect(caller.sandbox.warnings).toEqual([]);
  });

  test("** in the address becomes the action's name", async () => {
    const caller = createAuthoriser({}, `${SERVER}/**/cloopen?of=**`);
    await callback(caller.sub, PARTIES);
    await caller.pass(70);
    expect(caller.sandbox.callbacks.map(({ url }) => url)).toEqual(
      ["CallAuth", "CallEstablish", "Hangup"].map((action) => `${SERVER}/${action}/cloopen?of=${action}`),
    );
  });

  test.each([
    ["another statuscode", "<Response><statuscode>0001</statuscode></Response>", undefined],
    [
      "six digits",
      "<Response><statuscode>000000</statuscode></Response>",
      "statuscode is 000000, and 0000 is expected",
    ],
    [
      "a capital letter",
      "<Response><statusCode>0000</statusCode></Response>",
      "statusCode is written statuscode, in small letters",
    ],
    ["no statuscode", "<Response/>", "there is no statuscode, and 0000 is expected"],
    ["JSON", '{"statuscode":"0000"}', "it is JSON, and XML is expected"],
    ["a page", "<html><body>ok</body></html>", "there is no statuscode, and 0000 is expected"],
    ["a text", "ok", "not well-formed XML at character 0"],
    ["nothing", "", "the body is empty"],
  ])(
    "%s rejects the call: byetype -7, nobody is called, and warnings and transcript say why",
    async (_, answer, why) => {
      const caller = createAuthoriser({ CallAuth: answer });
      const { callSid = "" } = await callback(caller.sub, PARTIES);
      await caller.pass(70);
      expect(kinds(caller)).toEqual(["callAuth", "hangup"]);
      const [body] = caller.told("hangup");
      expect(["byetype", "talkDuration", "starttime"].map((name) => memberOf(body, name))).toEqual([
        "-7",
        "0",
        undefined,
      ]);
      expect(caller.sandbox.state.twoWayCalls.get(callSid)?.caller.began).toBeUndefined();
      const transcript = caller.sandbox.transcript(callSid);
      if (why === undefined) {
        expect(transcript).toContain("is rejected: statuscode is 0001");
        expect(caller.sandbox.warnings).toEqual([]);
      } else {
        const what = `the answer does not accept the callback: ${why}`;
        expect(transcript).toContain(what);
        expect(caller.sandbox.warnings).toContainEqual({
          operation: "callAuth",
          what: expect.stringContaining(what),
          count: 1,
        });
      }
    },
  );

  test.each([
    ["a field that is known by its name alone", "<disNumber>1</disNumber>", "disNumber has no effect in the sandbox"],
    ["a field that is not known", "<sessionTime>5</sessionTime>", "sessionTime is not known"],
    ["a value that a field cannot have", "<record>yes</record>", "record has a value that it cannot have"],
    ["a time that is no number", "<sessiontime>soon</sessiontime>", "sessiontime has a value that it cannot have"],
  ])("says in warnings and transcript that %s is not obeyed", async (_, members, why) => {
    const caller = createAuthoriser({ CallAuth: answerWith(members) });
    const { callSid = "" } = await callback(caller.sub, PARTIES);
    await caller.pass(70);
    expect(caller.sandbox.warnings).toEqual([
      { operation: "callAuth", what: `the answer is not obeyed in full: ${why}`, count: 1 },
    ]);
    expect(caller.sandbox.transcript(callSid)).toContain(why);
  });

  test("the transcript tells what was asked, what was answered, and how the call went", async () => {
    const caller = createAuthoriser();
    const { callSid = "" } = await callback(caller.sub, PARTIES);
    await caller.pass(70);
    expect(
      caller.sandbox
        .transcript(callSid)
        .split("\n")
        .map((line) => line.replace(/^\S+ +/, "")),
    ).toEqual([
      "platform    tells CallAuth",
      `application answers ${OK}`,
      "platform    calls 13800138000",
      "party       13800138000 answers",
      "platform    calls 13900139000",
      "party       13900139000 answers",
      "platform    tells CallEstablish",
      `application answers ${OK}`,
      "platform    ends the call: byetype 3",
      "platform    tells Hangup",
      `application answers ${OK}`,
      "",
    ]);
  });

  test.each([
    [
      "an answer with another HTTP status",
      `${SERVER}/auth`,
      () => new Response(OK, { status: 500 }),
      "HTTP status 500",
    ],
    [
      "an address beyond loopback",
      "https://www.example.com/",
      () => OK,
      "there is no answer (not sent: callbacks go to",
    ],
  ])("%s rejects the call, and warnings and transcript say why", async (_, callAuthUrl, answer, why) => {
    const caller = createCaller({ callAuthUrl, answer });
    const { callSid = "" } = await callback(caller.sub, PARTIES);
    await caller.pass(70);
    expect(caller.sandbox.state.twoWayCalls.get(callSid)).toMatchObject({ phase: "over", byeType: "-7" });
    expect(caller.sandbox.warnings).toContainEqual({
      operation: "callAuth",
      what: expect.stringContaining(why),
      count: 1,
    });
    expect(caller.sandbox.transcript(callSid)).toContain(why);
  });

  test("hangupCdrUrl is ignored", async () => {
    const caller = createAuthoriser();
    await callback(caller.sub, { ...PARTIES, hangupCdrUrl: `${SERVER}/cdr` });
    await caller.pass(70);
    expect(caller.told("callbackCdr")).toEqual([]);
  });

  test.each([
    ["of CallAuth", { CallAuth: answerWith("<sessiontime>5</sessiontime>") }, {}, "2", "5"],
    ["of CallEstablish", { CallEstablish: answerWith("<sessiontime>5</sessiontime>") }, {}, "2", "5"],
    [
      "of CallEstablish, in place of that of CallAuth",
      {
        CallAuth: answerWith("<sessiontime>5</sessiontime>"),
        CallEstablish: answerWith("<sessiontime>9</sessiontime>"),
      },
      {},
      "2",
      "9",
    ],
    ["of 0, which is an hour", { CallAuth: answerWith("<sessiontime>0</sessiontime>") }, {}, "3", "60"],
    [
      "overridden by maxCallTime",
      { CallAuth: answerWith("<sessiontime>5</sessiontime>") },
      { maxCallTime: "8" },
      "2",
      "8",
    ],
  ])("a sessiontime %s", async (_, answers, members, byetype, duration) => {
    const caller = createAuthoriser(answers);
    await callback(caller.sub, { ...PARTIES, ...members });
    await caller.pass(70);
    const [body] = caller.told("hangup");
    expect([memberOf(body, "byetype"), memberOf(body, "talkDuration")]).toEqual([byetype, duration]);
  });

  test.each([
    ["1", "0", true],
    ["0", "1", false],
  ])("record %s of CallAuth, needRecord %s: recorded is %s", async (record, needRecord, recorded) => {
    const caller = createAuthoriser({ CallAuth: answerWith(`<record>${record}</record>`) });
    await callback(caller.sub, { ...PARTIES, needRecord: needRecord === "1" ? "1" : "0" });
    await caller.pass(70);
    expect(memberOf(caller.told("hangup")[0], "recordurl") !== undefined).toBe(recorded);
  });

  test("nobody answers: no CallEstablish, noAnswerEndtime, and the caller's answer as starttime", async () => {
    const caller = createAuthoriser();
    await callback(caller.sub, { ...PARTIES, to: "19901000000" });
    await caller.pass(40);
    expect(kinds(caller)).toEqual(["callAuth", "hangup"]);
    const [body] = caller.told("hangup");
    const names = ["starttime", "endtime", "noAnswerEndtime", "alertingDuration", "byetype"];
    expect(names.map((name) => memberOf(body, name))).toEqual([
      "20240229120003",
      undefined,
      "20240229120033",
      "29",
      "-2",
    ]);
  });

  test("the order holds, and billdata comes back, when the whole call passes while CallEstablish is under way", async () => {
    const caller = createAuthoriser({ CallEstablish: answerWith("<billdata>plan-b</billdata>") });
    await callback(caller.sub, PARTIES);
    await caller.sandbox.settled();
    caller.clock.advance(70_000);
    await caller.sandbox.settled();
    expect(kinds(caller)).toEqual(["callAuth", "callEstablish", "hangup"]);
    expect(memberOf(caller.told("hangup")[0], "billdata")).toBe("plan-b");
  });

  test("cancelled before CallAuth is answered: nobody is called, Hangup tells -14", async () => {
    let allow = (_: string): void => {};
    const held = new Promise<string>((resolve) => {
      allow = resolve;
    });
    const caller = createCaller({
      callAuthUrl: `${SERVER}/auth`,
      answer: (_, body) => (memberOf(body, "action") === "CallAuth" ? held : OK),
    });
    const { callSid = "" } = await callback(caller.sub, PARTIES);
    await cancelCallback(caller.sub, { callSid, type: "2" });
    expect(kinds(caller)).toEqual(["callAuth"]);
    allow(OK);
    await caller.pass(70);
    expect(caller.sandbox.state.twoWayCalls.get(callSid)?.caller.began).toBeUndefined();
    expect(kinds(caller)).toEqual(["callAuth", "hangup"]);
    expect(memberOf(caller.told("hangup")[0], "byetype")).toBe("-14");
  });

  test("a wrong answer to CallEstablish or Hangup is noted, and changes nothing", async () => {
    const caller = createAuthoriser({ CallEstablish: "ok", Hangup: "<Response/>" });
    await callback(caller.sub, PARTIES);
    await caller.pass(70);
    expect(memberOf(caller.told("hangup")[0], "byetype")).toBe("3");
    expect(caller.sandbox.warnings.map(({ operation }) => operation)).toEqual(["callEstablish", "hangup"]);
  });

  test("the console switches it on and off", async () => {
    const caller = createCaller();
    const set = (callAuthUrl: string | null) =>
      caller.sandbox.fetch(
        new Request(`http://127.0.0.1/_sandbox/applications/${APP_ID}`, {
          method: "PUT",
          body: JSON.stringify({ callAuthUrl }),
        }),
      );
    await set(`${SERVER}/**`);
    expect(caller.sandbox.state.applications.get(APP_ID)?.callAuthUrl).toBe(`${SERVER}/**`);
    await set(null);
    expect(caller.sandbox.state.applications.get(APP_ID)?.callAuthUrl).toBeUndefined();
  });
});
