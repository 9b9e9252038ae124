import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { callbacks } from "../../src/generated/callbacks.js";
import {
  createWebhookHandler,
  isCloopenConfigError,
  type PlatformHandler,
  type WebhookHandlerOptions,
  type WebhookHandlers,
  type WebhookId,
  type WebhookMessage,
} from "../../src/webhooks/index.js";
import { caught } from "../support/caught.js";
import { compactXml, messageExamples, replyExamples } from "../support/contract-webhooks.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const URL_OF = `https://app.example.com/cloopen/${SECRET}/sms`;

function post(handler: PlatformHandler, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return handler(new Request(URL_OF, { method: "POST", body, headers }));
}

const make = (handlers: WebhookHandlers, options: Partial<WebhookHandlerOptions> = {}): PlatformHandler =>
  createWebhookHandler(handlers, { secret: SECRET, ...options });

/** The whole reply that the contract's first example has for a callback in a format. */
function contractReply(id: string, format: "json" | "xml"): string | undefined {
  const text = replyExamples.find((example) => example.id === id && example.format === format)?.text;
  return text === undefined || format === "json" ? text : compactXml(text).replace(/\?>\s*/, "?>");
}

const LABELS = [
  "text/plain",
  "text/plain;charset=utf-8",
  "application/xml",
  "application/json",
  "application/octet-stream",
  "application/x-www-form-urlencoded",
  "",
];

describe.each(
  messageExamples.flatMap((example) =>
    LABELS.map((label) => [example.id, example.format, label || "no label", example, label] as const),
  ),
)("%s in %s under %s", (id, format, _label, { text }, label) => {
  it("reaches only its handler, and gets the reply of the contract, byte for byte", async () => {
    const called: string[] = [];
    const reply = contractReply(id, format) ?? contractReply(id, "xml") ?? "";
    const note = (name: string) => (): object => {
      called.push(name);
      return replyValue(reply);
    };
    const handlers = Object.fromEntries(callbacks.map(({ id: name }) => [name, note(name)]));
    const response = await post(make(handlers), text, label === "" ? {} : { "content-type": label });
    expect(called).toStrictEqual([id]);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(reply);
    expect(response.headers.get("content-type")).toBe(
      reply.startsWith("<") ? "application/xml;charset=utf-8" : "application/json;charset=utf-8",
    );
  });
});

function replyValue(reply: string): object {
  if (reply.startsWith("{")) return JSON.parse(reply);
  return Object.fromEntries([...reply.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const REPORT = "<Request><action>SMSArrived</action><smsType>1</smsType></Request>";
const AUTH = "<request><action>CallAuth</action></request>";
const HANGUP = "<request><action>Hangup</action></request>";

describe("the reply", () => {
  it.each([
    ["a notification", REPORT, "000000"],
    ["an authorisation callback", HANGUP, "0000"],
    ["a call record", "<CDR/>", "000000"],
  ])("to %s without a handler is success", async (_, text, statuscode) => {
    expect(await (await post(make({}), text)).text()).toBe(
      `${XML}<Response><statuscode>${statuscode}</statuscode></Response>`,
    );
  });

  it("to a CallAuth without a handler rejects the call", async () => {
    expect(await (await post(make({}), AUTH)).text()).toBe(
      `${XML}<Response><statuscode>0001</statuscode><statusmsg>no handler decides about this call</statusmsg></Response>`,
    );
  });

  it.each([
    ["nothing", () => {}],
    ["undefined", () => undefined],
    ["a promise of nothing", async () => {}],
  ])("of a handler that returns %s is success", async (_, smsStatusReport) => {
    expect(await (await post(make({ smsStatusReport }), REPORT)).text()).toContain("<statuscode>000000</statuscode>");
  });

  it("has the fields in the order of the contract, with the code filled in", async () => {
    const handler = make({ hangup: async () => ({ totalfee: "0.120000", statusmsg: "<ok>" }) });
    expect(await (await post(handler, HANGUP)).text()).toBe(
      `${XML}<Response><statuscode>0000</statuscode><statusmsg>&lt;ok&gt;</statusmsg><totalfee>0.120000</totalfee></Response>`,
    );
  });

  it("is XML for a webhook without a known JSON reply", async () => {
    const response = await post(make({}), '{"callerCdr":{}}');
    expect(await response.text()).toBe(`${XML}<Response><statuscode>000000</statuscode></Response>`);
  });

  it("to an unknown webhook is 0000, as for AccountLookup", async () => {
    const response = await post(make({}), "<request><action>AccountLookup</action></request>");
    expect(await response.text()).toBe(`${XML}<Response><statuscode>0000</statuscode></Response>`);
  });

  it("to an unknown webhook is that of onUnknown", async () => {
    const unknown = vi.fn(() => ({ statuscode: "9" }));
    const response = await post(make({}, { onUnknown: unknown }), "<request><action>OfflineMsg</action></request>");
    expect(await response.text()).toBe(`${XML}<Response><statuscode>9</statuscode></Response>`);
    expect(unknown.mock.calls[0]).toMatchObject([
      { id: "unknown", action: "OfflineMsg" },
      { webhook: { id: "unknown" } },
    ]);
  });
});

describe("a handler", () => {
  it("receives the message and its context", async () => {
    const smsStatusReport = vi.fn();
    await post(make({ smsStatusReport }), '{"Request":{"action":"SMSArrived","smsType":"1","content":"5c1d"}}');
    expect(smsStatusReport).toHaveBeenCalledExactlyOnceWith(
      { action: "SMSArrived", smsType: "1", content: "5c1d" },
      {
        webhook: expect.objectContaining({ id: "smsStatusReport", format: "json", missing: ["fromNum", "status"] }),
        request: expect.objectContaining({ url: URL_OF }),
        bytes: expect.any(Uint8Array),
      },
    );
  });

  it.each([
    ["throws", () => Promise.reject(new Error("database of 10.0.0.7 is down"))],
    ["returns a field that the contract does not have", () => ({ statuscode: "0000", fee: "1" })],
    ["returns no statuscode", () => ({ record: "1" })],
    ["returns a number as statuscode", () => ({ statuscode: 0 })],
    ["returns nothing", () => undefined],
    ["returns a number", () => 1],
    ["returns a list", () => [{ statuscode: "0000" }]],
    ["returns true", () => true],
  ])("of CallAuth that %s rejects the call, and onError receives the error", async (_, callAuth) => {
    const onError = vi.fn();
    // @ts-expect-error: that is what JavaScript may give
    const response = await post(make({ callAuth }, { onError }), AUTH);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(
      `${XML}<Response><statuscode>0001</statuscode><statusmsg>the handler of this call failed</statusmsg></Response>`,
    );
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.any(Request));
  });

  it.each([
    ["throws", () => Promise.reject(new Error("database of 10.0.0.7 is down"))],
    ["returns another statuscode than success", () => ({ statuscode: "0001" })],
    ["returns a reply with a field that the contract does not have", () => ({ statuscode: "000000", fee: "1" })],
  ])("of an acknowledgement that %s leads to an empty 500, and onError receives the error", async (_, handler) => {
    const onError = vi.fn();
    // @ts-expect-error: that is what JavaScript may give
    const response = await post(make({ smsStatusReport: handler }, { onError }), REPORT);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("");
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.any(Request));
  });

  it.each([
    ["the length that push returns", () => [1].push(2)],
    ["true", () => true],
    ["a word", () => "ok"],
    ["a list", () => ["statuscode"]],
    ["a logger", () => console],
    ["an instance of a class", () => new Map([["statuscode", "1"]])],
    ["null", () => null],
  ])("of an acknowledgement may return %s, which is ignored", async (_, handler) => {
    const onError = vi.fn();
    // @ts-expect-error: that is what JavaScript may give
    const response = await post(make({ smsStatusReport: handler, hangup: handler }, { onError }), REPORT);
    expect(await response.text()).toBe(`${XML}<Response><statuscode>000000</statuscode></Response>`);
    expect(onError).not.toHaveBeenCalled();
  });

  it("of an unknown webhook is rejected at creation", async () => {
    // @ts-expect-error: that is what JavaScript may give
    const error = await caught(() => make({ smsReport: () => {} }));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(String(error)).toContain("smsReport is not a webhook; known are smsStatusReport, smsMo");
  });
});

it("rejects a handler that is not a function, and a misspelt option, at creation", () => {
  // @ts-expect-error: a reply is no handler
  expect(() => make({ callAuth: { statuscode: "0000" } })).toThrow("callAuth must be a handler");
  // @ts-expect-error: there is no option
  expect(() => make({}, { allowedSource: [] })).toThrow("allowedSource is not one of");
});

describe("a body that cannot be read", () => {
  it.each(["", "ok", "<Request>", "{", "<!DOCTYPE a><a/>", "<a>".repeat(1000)])(
    "%j is rejected with 400",
    async (text) => {
      const onRejected = vi.fn();
      const smsStatusReport = vi.fn();
      const response = await post(make({ smsStatusReport }, { onRejected }), text);
      expect(response.status).toBe(400);
      expect(onRejected).toHaveBeenCalledExactlyOnceWith(
        { status: 400, reason: expect.any(String) },
        expect.any(Request),
      );
      expect(smsStatusReport).not.toHaveBeenCalled();
    },
  );
});

describe("the types", () => {
  it("narrow each handler to its message and reply", () => {
    make({
      smsStatusReport(report) {
        expectTypeOf(report).toEqualTypeOf<WebhookMessage<"smsStatusReport">>();
        expectTypeOf(report.smsType).toEqualTypeOf<"1">();
        // @ts-expect-error: of a message from a phone, not of a report
        report.subAppend;
      },
      voiceVerifyResult: ({ state }) => {
        expectTypeOf(state).toEqualTypeOf<"0" | "1" | "2">();
      },
      callbackCdr(record) {
        if ("callerCdr" in record) expectTypeOf(record.callerCdr.callSid).toEqualTypeOf<string>();
        else expectTypeOf(record.callSid).toEqualTypeOf<string>();
      },
      callAuth: async ({ caller }) => ({ statuscode: caller === "1" ? "0000" : "0001", record: "1" }),
      callEstablish: () => ({ billdata: "plan-a" }),
      hangup: () => ({ statuscode: "0000" }),
    });
    make({}, { onUnknown: ({ action }) => (action === undefined ? undefined : { statuscode: "0000" }) });
  });

  it("reject what the contract does not allow", () => {
    const handlers: WebhookHandlers[] = [
      // @ts-expect-error: six digits for notifications
      { smsMo: () => ({ statuscode: "0000" }) },
      // @ts-expect-error: four digits for the authorisation callbacks
      { hangup: () => ({ statuscode: "000000" }) },
      // @ts-expect-error: a CallAuth has to be decided about
      { callAuth: () => {} },
      // @ts-expect-error: nor is a reply without a code a decision
      { callAuth: () => ({ record: "1" }) },
      // @ts-expect-error: "0" or "1"
      { callAuth: () => ({ statuscode: "0000", record: "yes" }) },
      // @ts-expect-error: there is no callback
      { smsReport: () => {} },
    ];
    expect(handlers).toHaveLength(6);
    expectTypeOf<WebhookId>().toExtend<keyof WebhookHandlers>();
  });

  it("require a secret, or false", () => {
    // @ts-expect-error: the options are not optional
    expect(() => createWebhookHandler({})).toThrow();
    // @ts-expect-error: nor is the secret
    expect(() => createWebhookHandler({}, {})).toThrow("secret");
  });
});
