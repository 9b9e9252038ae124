import { describe, expect, it } from "vitest";
import { isCloopenEncodeError } from "../../src/index.js";
import { checkValue } from "../../src/protocol/check-value.js";
import type { Message } from "../../src/protocol/descriptor.js";
import { caught } from "../support/caught.js";
import { SEQUENCE } from "../support/sample-messages.js";

const MESSAGE: Message = {
  root: "Request",
  members: [
    { name: "to", required: true },
    { name: "templateId" },
    { name: "needRecord", values: ["0", "1"] },
    { name: "datas", list: { item: "data" } },
    {
      name: "CreateConf",
      members: [
        { name: "maxmember", required: true },
        { name: "autojoin", values: ["true", "false"] },
      ],
    },
    { name: "legs", list: "bare", members: [{ name: "number", required: true }] },
  ],
};

async function messageOf(value: unknown, message: Message = MESSAGE): Promise<string> {
  const error = await caught(() => checkValue(message, value));
  expect(isCloopenEncodeError(error)).toBe(true);
  return error instanceof Error ? error.message : "";
}

describe("checkValue accepts values that the types allow", () => {
  it.each([
    ["the least", { to: "1" }],
    ["undefined for absent", { to: "1", templateId: undefined, unknown: undefined, datas: undefined }],
    [
      "everything",
      {
        to: "1",
        needRecord: "0",
        datas: ["", "2"],
        CreateConf: { maxmember: "5", autojoin: "true" },
        legs: [{ number: "1" }],
      },
    ],
    ["empty lists", { to: "1", datas: [], legs: [] }],
    ["empty strings, which the platform judges", { to: "" }],
    ["an object without a prototype", Object.assign(Object.create(null), { to: "1" })],
  ])("%s", (_, value) => {
    expect(() => checkValue(MESSAGE, value)).not.toThrow();
  });
});

describe("checkValue rejects with the field and advice", () => {
  it.each([
    ["no argument", undefined, "the argument must be an object, got undefined"],
    ["null", null, "the argument must be an object, got null"],
    ["a list", [], "the argument must be an object, got a list"],
    ["a string", "x", "the argument must be an object, got string"],
    ["a member that is missing", {}, "to is missing"],
    ["a member that is undefined", { to: undefined }, "to is missing"],
    ["a member that is inherited only", Object.create({ to: "1" }), "to is missing"],
    ["null for a string", { to: null }, "to must be a string, got null"],
    [
      "a number for a string",
      { to: 13800138000 },
      "to must be a string, got number; every value is a string, so put it in quotes",
    ],
    ["a bigint for a string", { to: 1n }, "to must be a string, got bigint"],
    ["a boolean for a string", { to: true }, "to must be a string, got boolean"],
    ["a list for a string", { to: ["1"] }, "to must be a string, got a list"],
    ["an object for a string", { to: {} }, "to must be a string, got object"],
    ["a String object", { to: new String("1") }, "to must be a string, got object"],
    ["a symbol for a string", { to: Symbol("x") }, "to must be a string, got symbol"],
    ["a function for a string", { to: () => "1" }, "to must be a string, got function"],
    ["a value outside an enum", { to: "1", needRecord: "2" }, 'needRecord must be one of "0", "1"'],
    ["an empty value of an enum", { to: "1", needRecord: "" }, 'needRecord must be one of "0", "1"'],
    [
      "a boolean for an enum of words",
      { to: "1", CreateConf: { maxmember: "5", autojoin: true } },
      "CreateConf.autojoin must be a string, got boolean",
    ],
    ["a string for a list", { to: "1", datas: "6532" }, "datas must be a list, got string"],
    ["null for a list", { to: "1", datas: null }, "datas must be a list, got null"],
    ["an object for a list", { to: "1", datas: { 0: "6532" } }, "datas must be a list, got object"],
    ["a Set for a list", { to: "1", datas: new Set(["6532"]) }, "datas must be a list, got object"],
    [
      "a number in a list",
      { to: "1", datas: ["6532", 5] },
      "datas[1] must be a string, got number; every value is a string, so put it in quotes",
    ],
    ["null in a list", { to: "1", datas: [null] }, "datas[0] must be a string, got null"],
    ["a hole in a list", { to: "1", datas: Array(1) }, "datas[0] must be a string, got undefined"],
    ["a string for an object", { to: "1", CreateConf: "" }, "CreateConf must be an object, got string"],
    ["a list for an object", { to: "1", CreateConf: [] }, "CreateConf must be an object, got a list"],
    ["a member that is missing inside", { to: "1", CreateConf: {} }, "CreateConf.maxmember is missing"],
    ["a member that is missing in an item", { to: "1", legs: [{ number: "1" }, {}] }, "legs[1].number is missing"],
    ["a string in a list of objects", { to: "1", legs: ["1"] }, "legs[0] must be an object, got string"],
    ["a name in another case", { to: "1", templateid: "1" }, "templateid is not a field; did you mean templateId?"],
    ["a name in another style", { to: "1", template_id: "1" }, "template_id is not a field; did you mean templateId?"],
    [
      "a name inside in another case",
      { to: "1", CreateConf: { maxMember: "5" } },
      "CreateConf.maxMember is not a field; did you mean maxmember?",
    ],
    [
      "an unknown name",
      { to: "1", mobile: "2" },
      "mobile is not a field; known are to, templateId, needRecord, datas, CreateConf, legs",
    ],
    [
      "__proto__ from JSON",
      JSON.parse('{"to":"1","__proto__":{}}'),
      "__proto__ is not a field; known are to, templateId, needRecord, datas, CreateConf, legs",
    ],
    [
      "constructor",
      { to: "1", constructor: "2" },
      "constructor is not a field; known are to, templateId, needRecord, datas, CreateConf, legs",
    ],
  ])("%s", async (_, value, message) => {
    expect(await messageOf(value)).toBe(message);
  });

  it.each([
    ["an object for a sequence", {}, "the argument must be a list, got object"],
    ["a string in a sequence", [{ Say: "1" }, "Hangup"], "[1] must be an object, got string"],
    ["an item without a member", [{}], "[0] must have exactly one field"],
    ["an item with two members", [{ Say: "1", Hangup: {} }], "[0] must have exactly one field"],
    ["an item of no known kind", [{ say: "1" }], "[0].say is not a field; did you mean Say?"],
    [
      "a number deep inside",
      [{ Get: { prompts: [{ Say: 1 }] } }],
      "[0].Get.prompts[0].Say must be a string, got number; every value is a string, so put it in quotes",
    ],
  ])("%s", async (_, value, message) => {
    expect(await messageOf(value, SEQUENCE)).toBe(message);
  });

  it("sets path on the error", async () => {
    expect(await caught(() => checkValue(MESSAGE, { to: "1", datas: ["a", 5] }))).toMatchObject({
      kind: "encode",
      path: "datas[1]",
    });
  });

  it("never quotes the value, which may be a secret", async () => {
    expect(await messageOf({ to: "1", needRecord: "s3cret" })).not.toContain("s3cret");
  });
});
