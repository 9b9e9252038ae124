import { describe, expect, it } from "vitest";
import { sendTemplateSmsOperation } from "../../../src/generated/operations/send-template-sms.js";
import { isCloopenDecodeError } from "../../../src/index.js";
import type { Deviation } from "../../../src/protocol/descriptor.js";
import { conformJson, decodeJson } from "../../../src/protocol/json/decode-json.js";
import { caught } from "../../support/caught.js";
import { MEDIA, REPLY, SEQUENCE } from "../../support/sample-messages.js";

const LISTS = { SubAccount: [], reports: [] };
const CODE = { ...LISTS, statusCode: "000000" };

function deviationsIn(value: unknown): Deviation[] {
  const deviations: Deviation[] = [];
  conformJson(REPLY, value, { onDeviation: (deviation) => deviations.push(deviation) });
  return deviations;
}

describe("decodeJson accepts variants", () => {
  it.each([
    ["a value as it stands", '{"statusCode":"000000"}'],
    ["a byte-order mark", '\uFEFF{"statusCode":"000000"}'],
    ["blanks around", ' \r\n\t{"statusCode":"000000"}\n'],
    ["a byte-order mark behind blanks", '\n\uFEFF {"statusCode":"000000"}'],
    ["unknown members at any depth", '{"x":{"statusCode":"1"},"statusCode":"000000","y":[{}]}'],
    ["null as absent", '{"statusCode":"000000","statusMsg":null,"templateSMS":null,"SubAccount":null,"datas":null}'],
    ["an alias", '{"statuscode":"000000"}'],
    ["escapes", '{"status\\u0043ode":"\\u003000000"}'],
  ])("%s", (_, text) => {
    expect(decodeJson(REPLY, text)).toStrictEqual(CODE);
  });

  it.each([
    ["a number as its text", { statusCode: 160038 }, { statusCode: "160038" }],
    ["a decimal as its text", { statusMsg: 12.5 }, { statusMsg: "12.5" }],
    ["a boolean as its word", { statusMsg: true }, { statusMsg: "true" }],
    ["zero", { statusCode: 0 }, { statusCode: "0" }],
    ["numbers in a list", { datas: [1, "2"] }, { datas: ["1", "2"] }],
    ["an empty string as it is", { statusMsg: "" }, { statusMsg: "" }],
    ["an empty text for an object", { templateSMS: "" }, { templateSMS: {} }],
    ["a list of none", { SubAccount: [] }, {}],
    ["an empty text for a bare list", { SubAccount: "" }, {}],
    ["the text [] for a list", { SubAccount: "[]" }, {}],
    ["an empty text for a wrapped list", { datas: "" }, { datas: [] }],
    ["an object for a bare list", { SubAccount: { friendlyName: "a" } }, { SubAccount: [{ friendlyName: "a" }] }],
    ["an object for a wrapped list", { agents: { agentid: "1" } }, { agents: [{ agentid: "1" }] }],
    ["an empty first item", { datas: ["", "b"] }, { datas: ["", "b"] }],
  ])("%s", (_, value, expected) => {
    expect(decodeJson(REPLY, JSON.stringify(value))).toStrictEqual({ ...LISTS, ...expected });
  });

  it("TemplateSMS and templateSMS as the same field", () => {
    for (const name of ["templateSMS", "TemplateSMS"]) {
      expect(
        decodeJson(sendTemplateSmsOperation.reply, JSON.stringify({ [name]: { smsMessageSid: "1" } })),
      ).toStrictEqual({
        templateSMS: { smsMessageSid: "1" },
      });
    }
  });

  it("fields that are attributes in XML under their own names", () => {
    expect(decodeJson(MEDIA, '{"mediaName":"a","mediaNameType":"1","type":"2","Cmd":{"id":"3"}}')).toStrictEqual({
      mediaName: "a",
      mediaNameType: "1",
      Cmd: { id: "3" },
    });
  });

  it("a sequence as a list of objects", () => {
    expect(decodeJson(SEQUENCE, '[{"Say":"1"},{"Get":{"prompts":[{"Play":{"file":"2"}}]}}]')).toStrictEqual([
      { Say: "1" },
      { Get: { prompts: [{ Play: { file: "2" } }] } },
    ]);
  });
});

describe("decodeJson rejects numbers beyond the safe range", () => {
  it.each(["20140416142030123456", "9007199254740993", "1e400"])(
    "rejects the number %s, which JavaScript cannot hold",
    async (digits) => {
      expect(isCloopenDecodeError(await caught(() => decodeJson(REPLY, `{"statusMsg":${digits}}`)))).toBe(true);
    },
  );
});

describe("decodeJson rejects", () => {
  it.each([
    ["nothing", ""],
    ["a word", "OK"],
    ["XML", "<Response/>"],
    ["a string", '"000000"'],
    ["a number", "0"],
    ["null", "null"],
    ["a list", "[]"],
    ["a leading zero, which JSON does not have", '{"statusCode":000000}'],
    ["an object for a string", '{"statusCode":{}}'],
    ["a list for a string", '{"statusCode":["000000"]}'],
    ["a string for an object", '{"templateSMS":"x"}'],
    ["a list for an object", '{"templateSMS":[]}'],
    ["a string for a list of objects", '{"SubAccount":"x"}'],
    ["null in a list", '{"datas":[null]}'],
    ["a list in a list", '{"datas":[["1"]]}'],
    ["a string in a list of objects", '{"SubAccount":["x"]}'],
  ])("%s", async (_, text) => {
    expect(isCloopenDecodeError(await caught(() => decodeJson(REPLY, text)))).toBe(true);
  });

  it("an object for a sequence", async () => {
    expect(isCloopenDecodeError(await caught(() => decodeJson(SEQUENCE, "{}")))).toBe(true);
  });

  it("with the path of the value", async () => {
    expect(await caught(() => decodeJson(REPLY, '{"SubAccount":[{},{"friendlyName":[]}]}'))).toMatchObject({
      message: "Response.SubAccount[1].friendlyName should be a string, but is a list",
    });
  });

  it("without quoting the input, which may hold secrets", async () => {
    expect(String(await caught(() => decodeJson(REPLY, '{"subToken":"s3cret"')))).not.toContain("s3cret");
  });
});

describe("conformJson reports deviations", () => {
  it.each([
    ["an unknown member", { x: "1" }, [{ kind: "unknown", path: "Response.x" }]],
    ["null", { statusMsg: null }, [{ kind: "null", path: "Response.statusMsg" }]],
    ["a number", { statusCode: 1 }, [{ kind: "converted", path: "Response.statusCode" }]],
    ["an object for a list", { SubAccount: {} }, [{ kind: "converted", path: "Response.SubAccount" }]],
    ["a member under two names", { templateSMS: {}, sms: {} }, [{ kind: "repeated", path: "Response.sms" }]],
    ["a number in a list", { datas: ["1", 2] }, [{ kind: "converted", path: "Response.datas[1]" }]],
    ["nothing for a value of the contract", { statusCode: "1", datas: [] }, []],
  ])("%s", (_, value, expected) => {
    expect(deviationsIn(value)).toStrictEqual(expected);
  });
});
