import { describe, expect, it } from "vitest";
import { collectUnknownFields, decodeJson, type Message } from "../../src/descriptors.js";
import { repairXml } from "../../src/protocol/xml/repair-xml.js";
import { decodeXml } from "../../src/xml.js";

const REPLY: Message = {
  root: "Response",
  members: [{ name: "statusCode" }, { name: "SubAccount", list: "bare", members: [{ name: "subAccountSid" }] }],
};

describe("collectUnknownFields", () => {
  it.each([
    [
      "JSON",
      decodeJson,
      '{"statusCode":"000000","traceId":7,"SubAccount":[{"subAccountSid":"a","zone":"cn"}]}',
      "SubAccount[0].zone",
    ],
    [
      "XML",
      decodeXml,
      "<Response><statusCode>000000</statusCode><traceId>7</traceId><SubAccount zone='cn'><subAccountSid>a</subAccountSid></SubAccount></Response>",
      "SubAccount.zone",
    ],
  ])("keeps unknown fields of a response, in %s", (_, decode, text, path) => {
    const unknown = collectUnknownFields();
    const value = decode(REPLY, text, { onUnknown: unknown.add });
    expect(value).toStrictEqual({ statusCode: "000000", SubAccount: [{ subAccountSid: "a" }] });
    expect(unknown.fields()).toStrictEqual({ traceId: "7", [path]: "cn" });
  });
});

describe("repairXml", () => {
  it.each([
    ["<a>b &amp; &#65; &#x41; <![CDATA[&<]]><!-- & < --></a>", []],
    ["<a>&</a>", ["ampersand"]],
    ["<a href='?x=1&y=2'/>", ["ampersand"]],
    ["<a>1 < 2</a>", ["less-than"]],
    ["<a>\u0001</a>", ["control-character"]],
    ["<名>&amp;</名>", []],
  ])("repairs %j", (text, repairs) => {
    const repaired = repairXml(text);
    expect(repaired.repairs).toStrictEqual(repairs);
    if (repairs.length === 0) expect(repaired.text).toBe(text);
    expect(() => decodeXml(REPLY, repaired.text)).not.toThrow();
  });
});
