import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createWebhookHandler,
  parseWebhook,
  type WebhookHandlerOptions,
  type WebhookHandlers,
} from "../../src/webhooks/index.js";
import { withinASecond } from "../support/within-a-second.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

afterEach(() => vi.restoreAllMocks());

function post(
  body: BodyInit,
  {
    handlers = {},
    headers = {},
    ...options
  }: Partial<WebhookHandlerOptions> & { handlers?: WebhookHandlers; headers?: Record<string, string> } = {},
): Promise<Response> {
  const handler = createWebhookHandler(handlers, { secret: SECRET, ...options });
  return handler(new Request(`https://app.example.com/${SECRET}`, { method: "POST", body, headers }));
}

const mo = (content: string, declaration = ""): string =>
  `${declaration}<Request><action>SMSArrived</action><smsType>0</smsType><fromNum>13800138000</fromNum><content>${content}</content></Request>`;

describe("unknown fields", () => {
  it.each([
    [
      "xml",
      "<request><action>SellingCall</action><later>1</later><nested a='2'>t<b>3</b><b>4</b></nested></request>",
      { later: "1", nested: { a: "2", b: ["3", "4"], "#text": "t" } },
    ],
    [
      "json",
      '{"request":{"action":"SellingCall","later":1,"nested":{"a":true,"b":[3,null]}}}',
      { later: "1", nested: { a: "true", b: ["3", ""] } },
    ],
  ])("are in unknownFields beside the message of the handler, in %s", async (_, text, unknownFields) => {
    const landingCallResult = vi.fn();
    await post(text, { handlers: { landingCallResult } });
    expect(landingCallResult).toHaveBeenCalledExactlyOnceWith(
      { action: "SellingCall" },
      expect.objectContaining({ webhook: expect.objectContaining({ unknownFields, text }) }),
    );
  });

  it.each([
    ["<request><action>SellingCall</action><starttime>20240229120000</starttime></request>", "starttime"],
    ["<Request><action>SMSArrived</action><smsType>1</smsType><appendCode>88</appendCode></Request>", "appendCode"],
  ])("in %s reach the handler, whether or not the contract learns of %s", (text, name) => {
    const webhook = parseWebhook(text);
    const all = webhook.id === "unknown" ? {} : { ...webhook.unknownFields, ...webhook.message };
    expect(all).toHaveProperty(name);
  });

  it("have their path as name within a record", () => {
    expect(parseWebhook('{"callerCdr":{"callSid":"1","codec":"G729"},"region":"cn"}')).toMatchObject({
      id: "callbackCdr",
      unknownFields: { "callerCdr.codec": "G729", region: "cn" },
    });
  });

  it("become a list when repeated", () => {
    expect(parseWebhook("<request><action>Hangup</action><leg>1</leg><leg>2</leg></request>")).toMatchObject({
      unknownFields: { leg: ["1", "2"] },
    });
  });

  it.each(["__proto__", "constructor"])("do not change a prototype when named %s", (name) => {
    const webhook = parseWebhook(`{"action":"Hangup","${name}":{"polluted":"1"}}`);
    expect(webhook.id === "unknown" ? [] : Object.keys(webhook.unknownFields)).toStrictEqual([name]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("make the body unreadable when nested deeper than 64 levels", async () => {
    const onUnreadable = vi.fn();
    const deep = `{"action":"Hangup","x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    await withinASecond(() => post(deep, { onUnreadable }));
    expect(onUnreadable).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ text: deep }), expect.any(Request));
  });
});

describe("the charset", () => {
  /** 退订 and 中文 in GBK; 㐂, which GB 18030 writes with four bytes. */
  const UNSUBSCRIBE = [0xcd, 0xcb, 0xb6, 0xa9];
  const FOUR_BYTES = [0x81, 0x39, 0xef, 0x31];
  const gbk = (bytes: readonly number[], declaration = ""): Uint8Array<ArrayBuffer> => {
    const [head = "", tail = ""] = mo("|", declaration).split("|");
    return Uint8Array.from([...new TextEncoder().encode(head), ...bytes, ...new TextEncoder().encode(tail)]);
  };

  it.each([
    ["Content-Type, gbk", gbk(UNSUBSCRIBE), "text/xml; charset=GBK", "退订"],
    ["Content-Type, gb2312 in quotes", gbk(UNSUBSCRIBE), 'text/xml;charset="gb2312"', "退订"],
    ["Content-Type, gb18030", gbk(FOUR_BYTES), "text/plain;charset=gb18030", "㐂"],
    ["the XML declaration", gbk(UNSUBSCRIBE, '<?xml version="1.0" encoding="GBK"?>'), "text/plain", "退订"],
    ["the XML declaration, 18030", gbk(FOUR_BYTES, "<?xml version='1.0' encoding='gb18030'?>"), "text/plain", "㐂"],
    ["nothing", new TextEncoder().encode(mo("退订")), "", "退订"],
    ["UTF-8 by name", new TextEncoder().encode(mo("退订")), "text/plain;charset=utf-8", "退订"],
  ])("is detected by %s", async (_, body, label, content) => {
    const smsMo = vi.fn();
    const onDeviation = vi.fn();
    await post(body, { handlers: { smsMo }, onDeviation, headers: { "content-type": label } });
    expect(smsMo.mock.calls[0]?.[0]).toMatchObject({ content });
    expect(onDeviation).not.toHaveBeenCalled();
  });

  it.each([
    ["a label that the bytes contradict", gbk(UNSUBSCRIBE, '<?xml version="1.0" encoding="GBK"?>'), "utf-8", "退订"],
    ["a charset that does not exist", new TextEncoder().encode(mo("退订")), "klingon", "退订"],
    ["bytes that nothing declares", gbk([0xcd]), "utf-8", "\uFFFD"],
  ])("is reported as a deviation for %s, and the bytes are kept", async (_, body, charset, content) => {
    const smsMo = vi.fn();
    const onDeviation = vi.fn();
    await post(body, {
      handlers: { smsMo },
      onDeviation,
      headers: { "content-type": `text/plain;charset=${charset}` },
    });
    expect(smsMo.mock.calls[0]?.[0].content).toContain(content);
    expect(smsMo.mock.calls[0]?.[1].bytes).toStrictEqual(new Uint8Array(body));
    expect(onDeviation).toHaveBeenCalledExactlyOnceWith({ kind: "charset", path: "" }, expect.anything());
  });
});

describe("a body that is not well-formed", () => {
  it.each([
    ["an ampersand", mo("R&D & Q&A &amp; &unknown;"), "R&D & Q&A & &unknown;", "ampersand"],
    ["a less-than sign", mo("1 < 2 <3"), "1 < 2 <3", "less-than"],
    ["a control character, which is dropped", mo("TD\u0000\u001F"), "TD", "control-character"],
    ["a reference to a control character", mo("TD&#0;&#x1f;&#9;"), "TD\t", "control-character"],
    ["an ampersand beside CDATA", mo("A & <![CDATA[B & C < D]]>"), "A & B & C < D", "ampersand"],
    [
      "a line break in JSON, which is kept",
      '{"Request":{"action":"SMSArrived","smsType":"0","content":"a\n\\"b\u0001"}}',
      'a\n"b\u0001',
      "control-character",
    ],
  ])("is parsed although it has %s, and the deviation is reported", async (_, text, content, kind) => {
    const smsMo = vi.fn();
    const onDeviation = vi.fn();
    const response = await post(text, { handlers: { smsMo }, onDeviation });
    expect(response.status).toBe(200);
    expect(smsMo.mock.calls[0]?.[0]).toMatchObject({ content });
    expect(smsMo.mock.calls[0]?.[1].webhook.text).toBe(text);
    expect(onDeviation).toHaveBeenCalledExactlyOnceWith({ kind, path: "" }, expect.anything());
  });

  it.each(["<![CDATA[", "<!--", "&", "<", '"\\"'].map((part) => [part]))(
    "takes time in proportion to its length: %s",
    async (part) => {
      const text = mo(part.repeat(200_000 / part.length));
      await withinASecond(() => post(text, { maxBodyBytes: 1_000_000, onUnreadable: () => {} }));
      await withinASecond(() =>
        post(`{"a":"${part.repeat(200_000 / part.length)}`, { maxBodyBytes: 1_000_000, onUnreadable: () => {} }),
      );
    },
  );

  it("reaches the handler even when onDeviation throws", async () => {
    const smsMo = vi.fn();
    const onError = vi.fn();
    const onDeviation = (): never => {
      throw new Error("no logger");
    };
    expect((await post(mo("R&D"), { handlers: { smsMo }, onDeviation, onError })).status).toBe(200);
    expect(smsMo).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe("a body that cannot be read", () => {
  const BROKEN = "<Request><action>CallAuth";

  it("goes to onUnreadable, and is acknowledged with 000000", async () => {
    const onUnreadable = vi.fn();
    const response = await post(BROKEN, { onUnreadable });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(`${XML}<Response><statuscode>000000</statuscode></Response>`);
    expect(onUnreadable).toHaveBeenCalledExactlyOnceWith(
      { text: BROKEN, bytes: new TextEncoder().encode(BROKEN), reason: expect.stringContaining("not well-formed") },
      expect.any(Request),
    );
  });

  it("leads to 500 when onUnreadable throws", async () => {
    const onError = vi.fn();
    expect((await post(BROKEN, { onUnreadable: () => Promise.reject(new Error("disk full")), onError })).status).toBe(
      500,
    );
    expect(onError).toHaveBeenCalledOnce();
  });

  it("is rejected with 400 without onUnreadable, with a warning that does not quote it", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect((await post(`${mo("13800138000")}<`)).status).toBe(400);
    expect(warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/13800138000|b1f5d2c8/);
  });
});

describe("action", () => {
  it.each([
    ["<Request><action>smsarrived</action><smsType>1</smsType></Request>", "smsStatusReport", "SMSArrived"],
    ['{"action":"CALLAUTH"}', "callAuth", "CallAuth"],
    ["<request><action>hangUp</action></request>", "hangup", "Hangup"],
  ])("is recognised in any letter case, and corrected: %s", (text, id, action) => {
    expect(parseWebhook(text)).toMatchObject({
      id,
      message: { action },
      deviations: [{ kind: "letter-case", path: expect.stringMatching(/^[Rr]equest\.action$/) }],
    });
  });

  it.each([
    ["<a><action>OfflineMsg</action></a>", "a webhook with action OfflineMsg was acknowledged"],
    ["<a><action>13800138000</action></a>", "an unknown webhook was acknowledged"],
    ["{}", "an unknown webhook was acknowledged"],
  ])(
    "that the contract does not know is warned of by default, without numbers or the secret: %s",
    async (text, warning) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      expect((await post(text)).status).toBe(200);
      expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(warning));
      expect(JSON.stringify(warn.mock.calls)).not.toMatch(/13800138000|b1f5d2c8/);
    },
  );

  it("goes only to onUnknown when unknown, with the text", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const onUnknown = vi.fn();
    const text = "<a><action>OfflineMsg</action></a>";
    await post(text, { onUnknown });
    expect(onUnknown).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ action: "OfflineMsg", text }),
      expect.anything(),
    );
    expect(warn).not.toHaveBeenCalled();
  });
});
