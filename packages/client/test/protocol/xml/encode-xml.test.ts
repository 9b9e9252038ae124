import { describe, expect, it } from "vitest";
import { isCloopenEncodeError } from "../../../src/index.js";
import { encodeXml } from "../../../src/xml.js";
import { caught } from "../../support/caught.js";
import { MEDIA, REPLY, SEQUENCE } from "../../support/sample-messages.js";

const bare = { declaration: false } as const;

describe("encodeXml", () => {
  it("starts with the declaration by default", () => {
    expect(encodeXml(REPLY, {})).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
    expect(encodeXml(REPLY, {}, bare)).toBe("<Response/>");
  });

  it("writes fields in the order of the contract", () => {
    expect(encodeXml(REPLY, { statusMsg: "b", statusCode: "a" }, bare)).toBe(
      "<Response><statusCode>a</statusCode><statusMsg>b</statusMsg></Response>",
    );
  });

  it.each([
    ["leaves out what is absent or undefined", { statusCode: undefined }, "<Response/>"],
    ["writes an empty string as an empty element", { statusCode: "" }, "<Response><statusCode/></Response>"],
    ["writes an empty object as an empty element", { templateSMS: {} }, "<Response><TemplateSMS/></Response>"],
    ["writes nothing for an empty bare list", { SubAccount: [], reports: [] }, "<Response/>"],
    ["writes the wrapper of an empty wrapped list", { datas: [] }, "<Response><datas/></Response>"],
    ["keeps an empty first item", { datas: ["", "5"] }, "<Response><datas><data/><data>5</data></datas></Response>"],
    [
      "repeats the element of a bare list",
      { reports: ["1", "2"] },
      "<Response><reports>1</reports><reports>2</reports></Response>",
    ],
    [
      "puts attributes of items on the items",
      { agents: [{ agentid: "1", state: "2" }] },
      '<Response><agents><agent agentid="1"><state>2</state></agent></agents></Response>',
    ],
  ])("%s", (_, value, expected) => {
    expect(encodeXml(REPLY, value, bare)).toBe(expected);
  });

  it("writes x-xml-on fields as attributes of the sibling's element, and the text field as character data", () => {
    expect(encodeXml(MEDIA, { mediaNameType: "1", mediaName: "a.wav", Play: { loop: "2", file: "b.wav" } }, bare)).toBe(
      '<Request><mediaName type="1">a.wav</mediaName><Play loop="2">b.wav</Play></Request>',
    );
  });

  it("writes a sequence in its own order", () => {
    const value = [{ Say: "1" }, { Play: { file: "2" } }, { Say: "3" }, { Hangup: {} }];
    expect(encodeXml(SEQUENCE, value, bare)).toBe(
      "<Response><Say>1</Say><Play>2</Play><Say>3</Say><Hangup/></Response>",
    );
  });

  it("writes a sequence inside an element without a wrapper", () => {
    const value = [{ Get: { numdigits: "1", prompts: [{ Say: "1" }, { Play: { file: "2" } }] } }];
    expect(encodeXml(SEQUENCE, value, bare)).toBe(
      '<Response><Get numdigits="1"><Say>1</Say><Play>2</Play></Get></Response>',
    );
  });

  it("escapes character data, carriage returns included", () => {
    expect(encodeXml(REPLY, { statusMsg: "a&b<c>d\"e'f\r\n\t]]>" }, bare)).toBe(
      "<Response><statusMsg>a&amp;b&lt;c&gt;d\"e'f&#13;\n\t]]&gt;</statusMsg></Response>",
    );
  });

  it("escapes attributes, line ends and tabs included", () => {
    expect(encodeXml(MEDIA, { mediaName: "", Cmd: { id: "a&b<c>d\"e'f\r\n\t" } }, bare)).toBe(
      '<Request><mediaName/><Cmd id="a&amp;b&lt;c&gt;d&quot;e\'f&#13;&#10;&#9;"/></Request>',
    );
  });

  it("does not write unknown fields", () => {
    expect(encodeXml(REPLY, { statusCode: "1", ["__proto__x"]: "2", extra: "3" }, bare)).toBe(
      "<Response><statusCode>1</statusCode></Response>",
    );
  });

  it("writes own properties only, as JSON.stringify does", () => {
    const value: unknown = Object.assign(Object.create({ statusMsg: "inherited" }), { statusCode: "1" });
    expect(JSON.stringify(value)).toBe('{"statusCode":"1"}');
    expect(encodeXml(REPLY, value, bare)).toBe("<Response><statusCode>1</statusCode></Response>");
  });

  it("rejects an attribute whose sibling element is absent", async () => {
    const error = await caught(() => encodeXml(MEDIA, { mediaNameType: "1" }, bare));
    expect(error).toMatchObject({ kind: "encode", path: "mediaNameType" });
  });

  it.each([
    ["a number for a string", { statusCode: 0 }, "statusCode"],
    ["null for a string", { statusCode: null }, "statusCode"],
    ["a string for an object", { templateSMS: "x" }, "templateSMS"],
    ["a string for a list", { datas: "x" }, "datas"],
    ["a number in a list", { datas: ["1", 2] }, "datas[1]"],
    ["a list for an object in a list", { SubAccount: [[]] }, "SubAccount[0]"],
    ["a number deep inside", { SubAccount: [{ friendlyName: 1 }] }, "SubAccount[0].friendlyName"],
  ])("rejects %s with the path", async (_, value, path) => {
    const error = await caught(() => encodeXml(REPLY, value));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path });
  });

  it.each([
    ["no list", {}, ""],
    ["an item that is no object", ["Play"], "[0]"],
    ["an item of no known kind", [{ Say: "1" }, { Dance: {} }], "[1]"],
  ])("rejects a sequence with %s", async (_, value, path) => {
    expect(await caught(() => encodeXml(SEQUENCE, value))).toMatchObject({ kind: "encode", path });
  });

  it.each([
    ["NUL", "\0", "U+0000"],
    ["a vertical tab", "\v", "U+000B"],
    ["half a surrogate pair", "\uD83D", "U+D83D"],
    ["the other half", "\uDE00", "U+DE00"],
    ["U+FFFE", "\uFFFE", "U+FFFE"],
  ])("rejects %s, which XML cannot carry, with its code point", async (_, character, name) => {
    const error = await caught(() => encodeXml(REPLY, { SubAccount: [{ friendlyName: `a${character}b` }] }));
    expect(error).toMatchObject({
      kind: "encode",
      path: "SubAccount[0].friendlyName",
      message: expect.stringContaining(name),
    });
  });
});
