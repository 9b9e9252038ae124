import { afterEach, describe, expect, test } from "vitest";
import { type Plan, planFor, planWith, stamp } from "../../support/plan.js";
import { createReceiver, type Receiver } from "../../support/receiver.js";
import { codeOf, DECLARATION, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox, HOUR, MINUTE, SECOND } from "../../support/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;
const sms = (members: object, now?: number): Plan =>
  planWith(
    "sendTemplateSms",
    { to: "13800138000", appId: APP_ID, templateId: "1", datas: ["6532", "5"], ...members },
    now,
  );
const numbers = (count: number): string =>
  Array.from({ length: count }, (_, at) => String(13_800_000_000 + at)).join(",");

describe("sendTemplateSms", () => {
  test("in JSON the member is templateSMS", async () => {
    const { sandbox } = createTestSandbox();
    const { text } = await send(sandbox, planFor("sendTemplateSms", "json"));
    const [sid = ""] = [...sandbox.state.messages.keys()];
    expect(sid).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(text).toBe(
      `{"statusCode":"000000","templateSMS":{"smsMessageSid":"${sid}","dateCreated":"20240229120000"}}`,
    );
  });

  test("in XML the element is TemplateSMS", async () => {
    const { sandbox } = createTestSandbox();
    const { text } = await send(sandbox, planFor("sendTemplateSms", "xml"));
    const [sid] = [...sandbox.state.messages.keys()];
    expect(text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>${sid}</smsMessageSid><dateCreated>20240229120000</dateCreated></TemplateSMS></Response>`,
    );
  });

  test.each([
    [
      "the built-in template",
      "您的验证码是{1}，请于{2}分钟内正确输入",
      ["6532", "5"],
      "您的验证码是6532，请于5分钟内正确输入",
    ],
    ["a placeholder twice", "{1}-{1}", ["a"], "a-a"],
    ["placeholders out of order", "{2}{1}", ["a", "b"], "ba"],
    ["a value that looks like a placeholder", "{1}{2}", ["{2}", "$1"], "{2}$1"],
    ["more values than placeholders", "{1}", ["a", "b"], "a"],
    ["an empty value", "[{1}]", [""], "[]"],
    ["no placeholder", "系统维护", [], "系统维护"],
    ["ten placeholders", "{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}", [..."abcdefghij"], "abcdefghij"],
  ])("fills %s", async (_, content, datas, text) => {
    const { sandbox } = createTestSandbox();
    sandbox.admin.seedTemplate({ id: "9", content });
    expect(await codeOf(sandbox, sms({ templateId: "9", datas }))).toBe("000000");
    expect([...sandbox.state.messages.values()]).toMatchObject([{ text, datas, templateId: "9", to: ["13800138000"] }]);
  });

  test.each([
    ["to absent", { to: undefined }, "112306"],
    ["to empty", { to: "" }, "112306"],
    ["number with letters", { to: "1380013800x" }, "160042"],
    ["number with a blank", { to: "13800138000, 13800138001" }, "160042"],
    ["number given twice", { to: "13800138000,13800138000" }, "160045"],
    ["200 numbers", { to: numbers(200) }, "000000"],
    ["201 numbers", { to: numbers(201) }, "160048"],
    ["appId absent", { appId: undefined }, "111169"],
    ["appId with a hyphen", { appId: `${APP_ID.slice(1)}-` }, "111170"],
    ["appId too long", { appId: `${APP_ID}c` }, "111171"],
    ["appId unknown", { appId: "0".repeat(32) }, "111181"],
    ["templateId absent", { templateId: undefined }, "112307"],
    ["templateId empty", { templateId: "" }, "112307"],
    ["templateId not numeric", { templateId: "one" }, "112318"],
    ["template unknown", { templateId: "404" }, "112311"],
    ["datas absent", { datas: undefined }, "112308"],
    ["datas empty", { datas: [] }, "112308"],
    ["too few datas", { datas: ["6532"] }, "160052"],
    ["datas an object", { datas: { code: "6532" } }, "160031"],
    ["datas a text that holds JSON", { datas: '{"code":"6532"}' }, "160031"],
    ["datas a text that holds a JSON list", { datas: '["6532","5"]' }, "160031"],
    ["subAppend of four digits", { subAppend: "0042" }, "000000"],
    ["subAppend of five digits", { subAppend: "12345" }, "160065"],
    ["subAppend with a letter", { subAppend: "x" }, "160065"],
    ["reqId of 32", { reqId: "r".repeat(32) }, "000000"],
    ["reqId of 33", { reqId: "r".repeat(33) }, "160055"],
    ["reqId with a hyphen", { reqId: "order-1" }, "160031"],
    ["application before everything", { appId: "", to: "", templateId: "" }, "111169"],
    ["the order of the members: to before templateId", { to: numbers(201), templateId: undefined }, "160048"],
  ])("%s → its code", async (_, members, code) => {
    for (const sandbox of [lenient, strict]) {
      sandbox.reset();
      expect(await codeOf(sandbox, sms(members))).toBe(code);
      expect(sandbox.state.messages.size).toBe(code === "000000" ? 1 : 0);
    }
  });

  test.each(["13800138000,", ",13800138000", "13800138000,,13800138001", ","])(
    "the list %j is badly formed (112316 or 160042), not too long",
    async (to) => {
      const { sandbox } = createTestSandbox();
      expect(["112316", "160042"]).toContain(await codeOf(sandbox, sms({ to })));
    },
  );

  test("a placeholder beyond the values is rejected even when there are fewer placeholders than values", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.admin.seedTemplate({ id: "9", content: "only {2}" });
    expect(["112308", "160052"]).toContain(await codeOf(sandbox, sms({ templateId: "9", datas: ["a"] })));
  });

  test("an application that is not live reaches registered numbers only → 112310", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.admin.setApplication({ live: false, testNumbers: new Set(["13800138000"]) });
    expect(await codeOf(sandbox, sms({}))).toBe("000000");
    expect(await codeOf(sandbox, sms({ to: "13900139000" }))).toBe("112310");
    expect(await codeOf(sandbox, sms({ to: "13800138000,13900139000" }))).toBe("112310");
  });
});

describe("reqId is unique within a calendar day in Beijing", () => {
  test("a repeat → 160054 until Beijing's midnight, then it is free again", async () => {
    // 23:59:58 in Beijing, four in the afternoon in London.
    const start = Date.UTC(2024, 1, 29, 15, 59, 58);
    const { sandbox, clock } = createTestSandbox({ start });
    const once = (): Promise<string> => codeOf(sandbox, sms({ reqId: "order1" }, clock.now()));
    expect(await once()).toBe("000000");
    expect(await once()).toBe("160054");
    clock.advance(SECOND);
    expect(await once()).toBe("160054");
    clock.advance(SECOND);
    expect(stamp(clock.now())).toBe("20240301000000");
    expect(await once()).toBe("000000");
    expect(await once()).toBe("160054");
  });

  test("midnight in London changes nothing", async () => {
    const { sandbox, clock } = createTestSandbox({ start: Date.UTC(2024, 1, 28, 23, 59, 59) });
    expect(await codeOf(sandbox, sms({ reqId: "order1" }, clock.now()))).toBe("000000");
    clock.advance(2 * SECOND);
    expect(await codeOf(sandbox, sms({ reqId: "order1" }, clock.now()))).toBe("160054");
    clock.advance(HOUR);
    expect(await codeOf(sandbox, sms({ reqId: "order1" }, clock.now()))).toBe("160054");
  });

  test("without one, or with an empty one, nothing is compared; another case is another id", async () => {
    const { sandbox } = createTestSandbox();
    for (const members of [{}, {}, { reqId: "" }, { reqId: "" }, { reqId: "a" }, { reqId: "A" }]) {
      expect(await codeOf(sandbox, sms(members))).toBe("000000");
    }
  });

  test("a rejected message does not use its reqId up", async () => {
    const { sandbox } = createTestSandbox();
    for (const rejected of [{ datas: [] }, { to: "19900160038" }, { templateId: "404" }, { to: "x" }]) {
      expect(await codeOf(sandbox, sms({ reqId: "order1", ...rejected }))).not.toBe("000000");
    }
    expect(await codeOf(sandbox, sms({ reqId: "order1" }))).toBe("000000");
  });
});

describe("status reports", () => {
  const receivers: Receiver[] = [];
  const receiver = async (answer?: { status: number; text: string }): Promise<Receiver> => {
    const made = await createReceiver(answer);
    receivers.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(receivers.splice(0).map((one) => one.close()));
  });

  test("one per recipient, once, after delivery, in JSON, labelled text/plain", async () => {
    const { url, received } = await receiver();
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: `${url}/reports?secret=1` });
    await send(sandbox, sms({ to: "13800138000,13800138001", reqId: "order1" }));
    const [sid] = [...sandbox.state.messages.keys()];
    await sandbox.settled();
    expect(received).toEqual([]);
    clock.advance(MINUTE);
    clock.advance(HOUR);
    await sandbox.settled();
    expect(received).toHaveLength(2);
    for (const [at, { method, url: target, headers, body }] of sorted(received).entries()) {
      expect({ method, target, type: headers["content-type"] }).toEqual({
        method: "POST",
        target: "/reports?secret=1",
        type: expect.stringMatching(/^text\/plain/),
      });
      expect(headers["content-length"]).toBe(String(Buffer.byteLength(body)));
      expect(Object.keys(headers)).not.toContain("authorization");
      const { Request: report } = JSON.parse(body);
      expect(report).toEqual({
        action: "SMSArrived",
        smsType: "1",
        apiVersion: "2013-12-26",
        content: sid,
        fromNum: `1380013800${at}`,
        dateSent: "20240229120000",
        recvTime: "20240229120004",
        status: "0",
        deliverCode: "DELIVRD",
        reqId: "order1",
        smsCount: "1",
        spCode: expect.stringMatching(/^\d+$/),
      });
      expect(Object.keys(JSON.parse(body))).toEqual(["Request"]);
    }
    expect(sandbox.callbacks).toMatchObject(
      Array(2).fill({ kind: "smsStatusReport", status: 200, answer: "ok", error: undefined }),
    );
  });

  test("in XML where that is the format, labelled text/plain, too", async () => {
    const { url, received } = await receiver();
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: url, smsCallbackFormat: "xml" });
    await send(sandbox, sms({}));
    const [sid] = [...sandbox.state.messages.keys()];
    clock.advance(MINUTE);
    await sandbox.settled();
    expect(received).toHaveLength(1);
    expect(received[0]?.headers["content-type"]).toMatch(/^text\/plain/);
    expect(received[0]?.body).toMatch(
      new RegExp(
        `^<\\?xml version="1.0" encoding="UTF-8"\\?><Request><action>SMSArrived</action><smsType>1</smsType><apiVersion>2013-12-26</apiVersion><content>${sid}</content>` +
          "<fromNum>13800138000</fromNum><dateSent>20240229120000</dateSent><recvTime>20240229120004</recvTime><status>0</status><deliverCode>DELIVRD</deliverCode>" +
          "<smsCount>1</smsCount><spCode>\\d+</spCode></Request>$",
      ),
    );
  });

  test("200 recipients, 200 reports", async () => {
    const { url, received } = await receiver();
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: url });
    await send(sandbox, sms({ to: numbers(200) }));
    clock.advance(MINUTE);
    await sandbox.settled();
    expect(new Set(received.map(({ body }) => JSON.parse(body).Request.fromNum))).toEqual(
      new Set(numbers(200).split(",")),
    );
    expect(received).toHaveLength(200);
  });

  test("an answer other than 2xx is kept and nothing is sent again", async () => {
    const { url, received } = await receiver({ status: 500, text: "no" });
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: url });
    await send(sandbox, sms({}));
    clock.advance(HOUR);
    await sandbox.settled();
    clock.advance(HOUR);
    await sandbox.settled();
    expect(received).toHaveLength(1);
    expect(sandbox.callbacks).toMatchObject([{ status: 500, answer: "no" }]);
  });

  test("without an address, or for a rejected message, there is none", async () => {
    const { sandbox, clock } = createTestSandbox();
    await send(sandbox, sms({}));
    await send(sandbox, sms({ to: "19900160038" }));
    clock.advance(HOUR);
    await sandbox.settled();
    expect(sandbox.callbacks).toEqual([]);
  });

  test("after a reset nothing comes of what was sent before it", async () => {
    const { url, received } = await receiver();
    const attempts: string[] = [];
    const { sandbox, clock } = createTestSandbox({
      smsCallbackUrl: url,
      onCallback: ({ kind }) => void attempts.push(kind),
    });
    await send(sandbox, sms({}));
    sandbox.reset();
    clock.advance(MINUTE);
    // A message of the new life ends the wait: whatever the old one still sent went out before it.
    await send(sandbox, sms({}, clock.now()));
    clock.advance(MINUTE);
    await sandbox.settled();
    const sids = received.map(({ body }) => JSON.parse(body).Request.dateSent);
    expect(sids).toEqual(["20240229120100"]);
  });
});

function sorted<T extends { readonly body: string }>(received: readonly T[]): readonly T[] {
  const recipient = ({ body }: T): string => JSON.parse(body).Request.fromNum;
  return [...received].sort((one, other) => recipient(one).localeCompare(recipient(other)));
}
