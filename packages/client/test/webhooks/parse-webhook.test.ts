import { describe, expect, it } from "vitest";
import { callbacks } from "../../src/generated/callbacks.js";
import { isCloopenDecodeError, parseWebhook, type WebhookId } from "../../src/webhooks/index.js";
import { caught } from "../support/caught.js";
import { type ContractExample, messageExamples } from "../support/contract-webhooks.js";
import { withinASecond } from "../support/within-a-second.js";

/**
 * Every example in the other format, too, wrapped as the JSON forms of the contract are and bare.
 */
const twins: readonly ContractExample[] = messageExamples
  .filter(({ format }) => format === "xml")
  .flatMap((example) => {
    const callback = parseWebhook(example.text);
    if (callback.id === "unknown") throw new Error(`${example.id} was not recognised`);
    const root = callbacks.find(({ id }) => id === example.id)?.message.root ?? "";
    const text = JSON.stringify(callback.message);
    // A single call record in JSON has nothing but its wrapper to be known by.
    const bare = example.id === "callbackCdr" ? [] : [{ ...example, name: "bare", format: "json" as const, text }];
    return [{ ...example, name: "wrapped", format: "json" as const, text: `{"${root}":${text}}` }, ...bare];
  });

it("has an example of every webhook", () => {
  expect([...new Set(messageExamples.map(({ id }) => id))].sort()).toStrictEqual(callbacks.map(({ id }) => id).sort());
});

describe.each(
  [...messageExamples, ...twins].map((example) => [example.id, example.name, example.format, example] as const),
)("%s, %s, in %s", (id, _, format, { text }) => {
  it("is identified and parsed completely", () => {
    expect(parseWebhook(text)).toMatchObject({ id, format, missing: [] });
  });

  it("does not change values", () => {
    const callback = parseWebhook(text);
    const values = callback.id === "unknown" ? {} : leaves(callback.message);
    expect(values).toStrictEqual(format === "json" ? leaves(JSON.parse(text)) : leavesOfXml(text));
  });

  it.each([
    ["a byte-order mark", (body: string) => `\uFEFF${body}`],
    ["blanks before it", (body: string) => ` \r\n\t${body}`],
    ["blanks behind it", (body: string) => `${body}\n\n`],
  ])("is parsed with %s", (_name, change) => {
    expect(parseWebhook(change(text))).toMatchObject({ id, missing: [] });
  });
});

/** Names and texts of all that holds no other, in order of names. */
function leaves(value: unknown, name = ""): [string, string][] {
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value)
    .flatMap(([key, item]) => leaves(item, key))
    .sort();
}

function leavesOfXml(text: string): [string, string][] {
  return [...text.matchAll(/<(\w+)(?:\/>|>([^<]*)<\/\1>)/g)]
    .map(([, name = "", value = ""]): [string, string] => [name, value])
    .sort();
}

const REPORT = { action: "SMSArrived", smsType: "1", content: "5c1d", fromNum: "13800138000", status: "0" };
const asXml = (root: string, members: object): string =>
  `<${root}>${Object.entries(members)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("")}</${root}>`;

describe("a webhook is identified", () => {
  it.each(["Request", "request", "REQUEST", "anything"])("under the root %s", (root) => {
    expect(parseWebhook(asXml(root, REPORT))).toMatchObject({ id: "smsStatusReport", message: REPORT });
  });

  it.each(["CDR", "cdr", "Cdr"])("by the root %s alone, when it is a call record", (root) => {
    expect(parseWebhook(asXml(root, { callSid: "1" }))).toMatchObject({
      id: "callbackCdr",
      message: { callSid: "1" },
    });
  });

  it.each(['{"callerCdr":{"callSid":"1"}}', '{"CDR":{"callerCdr":{"callSid":"1"}}}'])("by both legs in %s", (text) => {
    expect(parseWebhook(text)).toMatchObject({ id: "callbackCdr", message: { callerCdr: { callSid: "1" } } });
  });

  it("without a root, with or without a declaration", () => {
    const bare = asXml("x", REPORT).slice(3, -4);
    expect(parseWebhook(bare)).toMatchObject({ id: "smsStatusReport", message: REPORT });
    expect(parseWebhook(`<?xml version='1.0'?>\n${bare}`)).toMatchObject({ id: "smsStatusReport", message: REPORT });
  });

  it("with fields in any order, and unknown fields", () => {
    const members = { later: "1", ...Object.fromEntries(Object.entries(REPORT).reverse()) };
    expect(parseWebhook(asXml("Request", members))).toMatchObject({ id: "smsStatusReport", message: REPORT });
    expect(parseWebhook(JSON.stringify({ Request: members }))).toMatchObject({
      id: "smsStatusReport",
      message: REPORT,
    });
  });

  it("with numbers in place of strings", () => {
    expect(parseWebhook(JSON.stringify({ Request: { ...REPORT, smsType: 1, status: 0 } }))).toMatchObject({
      id: "smsStatusReport",
      message: REPORT,
    });
  });

  it("with another apiVersion", () => {
    expect(parseWebhook(asXml("Request", { ...REPORT, apiVersion: "2099-01-01" })).id).toBe("smsStatusReport");
  });

  it("with missing required fields, which are listed", () => {
    expect(parseWebhook(asXml("Request", { action: "SMSArrived", smsType: "0", content: "TD" }))).toMatchObject({
      id: "smsMo",
      missing: ["apiVersion", "fromNum", "recvTime"],
    });
  });

  it("with the old spelling byeType", () => {
    expect(parseWebhook("<request><action>Hangup</action><byeType>-9</byeType></request>")).toMatchObject({
      message: { byetype: "-9" },
    });
  });
});

describe("an unknown message", () => {
  it.each([
    [
      "<request><action>AccountLookup</action><id>1</id></request>",
      { format: "xml", root: "request", action: "AccountLookup" },
    ],
    ['{"Request":{"action":"OfflineMsg"}}', { format: "json", root: "Request", action: "OfflineMsg" }],
    ["<a/>", { format: "xml", root: "a", action: undefined }],
    ["{}", { format: "json", root: undefined, action: undefined }],
    ['{"Request":{"action":"SMSArrived","smsType":"7"}}', { format: "json", root: "Request", action: "SMSArrived" }],
  ])("%s is returned with its text", (text, expected) => {
    expect(parseWebhook(text)).toStrictEqual({ id: "unknown", ...expected, deviations: [], text });
  });
});

describe("parseWebhook rejects within a second", () => {
  it.each([
    ["nothing", ""],
    ["blanks", " \n"],
    ["a word", "ok"],
    ["a form", "action=CallAuth"],
    ["a list", "[]"],
    ["half a document", "<Request><action>CallAuth"],
    ["half an object", '{"Request":{"action":"CallAu'],
    ["a DOCTYPE", "<!DOCTYPE Request><Request/>"],
    [
      "an external entity",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><request><action>&x;</action></request>',
    ],
    ["100,000 levels of XML", "<a>".repeat(100_000)],
    ["100,000 levels of JSON", '{"a":'.repeat(100_000)],
    ["an object for an action", '{"Request":{"action":{"a":"b"}}}'],
    ["two documents", "<Request/><Request/>"],
  ])("%s", async (_, text) => {
    const error = await withinASecond(() => caught(() => parseWebhook(text)));
    expect(isCloopenDecodeError(error)).toBe(true);
  });

  it("without quoting the body, which may be private", async () => {
    const error = await caught(() => parseWebhook('{"Request":{"content":"your code is 6532'));
    expect(String(error)).not.toContain("6532");
  });
});

describe("parseWebhook does not touch prototypes", () => {
  it.each(["__proto__", "constructor", "toString"])("by a field named %s", (name) => {
    const json = parseWebhook(`{"${name}":{"action":"x"},"action":"CallAuth"}`);
    const xml = parseWebhook(`<request><${name}><action>x</action></${name}><action>CallAuth</action></request>`);
    for (const callback of [json, xml]) {
      expect(callback.id).toBe("callAuth");
      expect(callback).toHaveProperty("message", { action: "CallAuth" });
    }
    expect(parseWebhook(`{"${name}":{"action":"CallAuth"}}`).id).toBe("unknown");
    expect(Object.hasOwn(Object.prototype, "action")).toBe(false);
  });
});

it("has a type for each webhook of the contract", () => {
  const names: Record<WebhookId, true> = {
    smsStatusReport: true,
    smsMo: true,
    voiceVerifyResult: true,
    landingCallResult: true,
    callAuth: true,
    callEstablish: true,
    hangup: true,
    callbackCdr: true,
  };
  expect(Object.keys(names).sort()).toStrictEqual(callbacks.map(({ id }) => id).sort());
});
