import { afterEach, describe, expect, it } from "vitest";
import { isCloopenDecodeError } from "../../src/index.js";
import { decodeJson } from "../../src/protocol/json/decode-json.js";
import { decodeXml } from "../../src/xml.js";
import { caught } from "../support/caught.js";
import { REPLY, SEQUENCE } from "../support/sample-messages.js";
import { withinASecond } from "../support/within-a-second.js";

const MIB = 1024 * 1024;
const DEEP = 100_000;
const LISTS = { SubAccount: [], reports: [] };

/** Names that a careless reader would hang onto prototypes. */
const TRAPS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "valueOf"];

const cleanPrototype = Object.getOwnPropertyNames(Object.prototype);
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toStrictEqual(cleanPrototype);
  expect(Object.getOwnPropertyNames(Array.prototype)).not.toContain("statusCode");
});

const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${[..."bcdefghij"].map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(10)}">`).join("")}]>`;

describe("decodeXml rejects within a second", () => {
  it.each([
    ["a DOCTYPE", () => "<!DOCTYPE Response><Response/>"],
    ["a DOCTYPE in lower case", () => "<!doctype html><html></html>"],
    ["a DOCTYPE behind the root", () => "<Response/><!DOCTYPE Response>"],
    [
      "an external entity",
      () => '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Response><statusMsg>&x;</statusMsg></Response>',
    ],
    ["a billion laughs", () => `${bomb}<Response><statusMsg>&j;</statusMsg></Response>`],
    ["an entity of nobody", () => `<Response><statusMsg>${"&j;".repeat(MIB)}</statusMsg></Response>`],
    ["100,000 levels of one element", () => "<a>".repeat(DEEP) + "</a>".repeat(DEEP)],
    ["100,000 levels that are never closed", () => "<a>".repeat(DEEP)],
    [
      "100,000 levels inside an unknown element",
      () => `<Response><x>${"<a>".repeat(DEEP)}${"</a>".repeat(DEEP)}</x></Response>`,
    ],
    [
      "100,000 levels inside a text",
      () => `<Response><statusMsg>${"<a>".repeat(DEEP)}${"</a>".repeat(DEEP)}</statusMsg></Response>`,
    ],
    ["50 MB of text", () => `<Response><statusMsg>${"x".repeat(50 * MIB)}</statusMsg></Response>`],
    ["50 MB of elements", () => `<Response>${"<a/>".repeat((50 * MIB) / 4)}</Response>`],
    ["half a surrogate pair in a reference", () => "<a>&#xDBFF;</a>"],
    ["half a surrogate pair in CDATA", () => "<a><![CDATA[\uDFFF]]></a>"],
    ["NUL as a reference", () => "<a>&#x0;</a>"],
    ["15 MiB of < ", () => "<".repeat(15 * MIB)],
    ["15 MiB of &", () => `<a>${"&".repeat(15 * MIB)}</a>`],
    ["15 MiB of blanks", () => " ".repeat(15 * MIB)],
    ["comments that never end", () => `<a>${"<!--".repeat(MIB)}`],
    ["CDATA that never ends", () => `<a>${"<![CDATA[".repeat(MIB)}`],
    ["attributes that never end", () => `<a ${"b='".repeat(MIB)}`],
    ["100,000 attributes of one name", () => `<a ${"b='' ".repeat(DEEP)}/>`],
    ["half a surrogate pair in a text", () => "<a>\uD83D</a>"],
    ["half a surrogate pair in a name", () => "<a\uDE00/>"],
    ["NUL in a text", () => "<a>\0</a>"],
    ["NUL in front", () => "\0<a/>"],
    ["NUL in a comment", () => "<a><!--\0--></a>"],
    ["NUL in an attribute", () => '<a b="\0"/>'],
  ])("%s", async (_, make) => {
    const text = make();
    const error = await withinASecond(() => caught(() => decodeXml(REPLY, text)));
    expect(isCloopenDecodeError(error)).toBe(true);
  });
});

describe("decodeXml parses within a second", () => {
  it.each([
    ["500,000 empty elements that nobody knows", () => `<R>${"<a/>".repeat(500_000)}</R>`, LISTS],
    [
      "100,000 different attributes",
      () => `<R ${Array.from({ length: DEEP }, (_, at) => `a${at}=""`).join(" ")}/>`,
      LISTS,
    ],
    [
      "a long text in pieces",
      () => `<R><statusMsg>${"x<!---->".repeat(DEEP)}</statusMsg></R>`,
      { ...LISTS, statusMsg: "x".repeat(DEEP) },
    ],
    [
      "a long text of references",
      () => `<R><statusMsg>${"&amp;".repeat(MIB)}</statusMsg></R>`,
      { ...LISTS, statusMsg: "&".repeat(MIB) },
    ],
    ["63 levels inside the root", () => `<R>${"<a>".repeat(63)}${"</a>".repeat(63)}</R>`, LISTS],
  ])("%s", async (_, make, expected) => {
    const text = make();
    expect(await withinASecond(() => decodeXml(REPLY, text))).toStrictEqual(expected);
  });

  it("a list of 50,000", async () => {
    const text = `<R>${"<reports>1</reports>".repeat(50_000)}</R>`;
    expect(await withinASecond(() => decodeXml(REPLY, text))).toStrictEqual({
      ...LISTS,
      reports: Array(50_000).fill("1"),
    });
  });
});

describe("decodeXml does not touch prototypes", () => {
  it.each(TRAPS)("by an element or attribute named %s", (name) => {
    const xml = `<R ${name}="1"><${name}>1</${name}><${name}><statusCode>1</statusCode></${name}><datas ${name}="1"><${name}/></datas><statusCode ${name}="1">2</statusCode></R>`;
    const value = decodeXml(REPLY, xml);
    expect(value).toStrictEqual({ ...LISTS, datas: [], statusCode: "2" });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(TRAPS)("by an element named %s in a sequence, or as the root", (name) => {
    expect(decodeXml(SEQUENCE, `<${name}><${name}>1</${name}><Say>2</Say></${name}>`)).toStrictEqual([{ Say: "2" }]);
  });
});

describe("decodeJson does not touch prototypes", () => {
  it.each(TRAPS)("by a field named %s", (name) => {
    const inner = `"${name}":{"statusCode":"1","x":{}}`;
    const value = decodeJson(REPLY, `{${inner},"templateSMS":{${inner}},"SubAccount":[{${inner}}],"statusCode":"2"}`);
    expect(value).toStrictEqual({ ...LISTS, templateSMS: {}, SubAccount: [{}], statusCode: "2" });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe("decodeJson withstands", () => {
  it.each([
    ["100,000 levels that nobody knows", `{"x":${"[".repeat(DEEP)}${"]".repeat(DEEP)},"statusCode":"1"}`],
    ["half a surrogate pair", '{"statusCode":"1","x":"\\uD83D"}'],
    ["20 MB that nobody knows", `{"x":"${"x".repeat(20 * MIB)}","statusCode":"1"}`],
  ])("%s", async (_, text) => {
    expect(await withinASecond(() => decodeJson(REPLY, text))).toStrictEqual({ ...LISTS, statusCode: "1" });
  });

  it.each([
    ["100,000 levels as the value", "[".repeat(DEEP) + "]".repeat(DEEP)],
    ["100,000 levels that are never closed", '{"a":'.repeat(DEEP)],
    ["100,000 levels where a text is due", `{"statusCode":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`],
    ["NUL in a text", '{"statusCode":"\0"}'],
  ])("%s, by rejecting it", async (_, text) => {
    expect(isCloopenDecodeError(await withinASecond(() => caught(() => decodeJson(REPLY, text))))).toBe(true);
  });
});
