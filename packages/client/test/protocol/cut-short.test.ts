import { describe, expect, it } from "vitest";
import { listSubAccountsOperation } from "../../src/generated/operations/list-sub-accounts.js";
import { sendTemplateSmsOperation } from "../../src/generated/operations/send-template-sms.js";
import { isCloopenDecodeError } from "../../src/index.js";
import { decodeJson } from "../../src/protocol/json/decode-json.js";
import { parseResponse } from "../../src/request/parse-response.js";
import { decodeXml } from "../../src/xml.js";
import { caught } from "../support/caught.js";

const XML_SMS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Response>
  <statusCode>000000</statusCode><!-- 受理 -->
  <TemplateSMS>
    <smsMessageSid>5c1d8e0f7a6b49328d90c1e2f3a4b5c6</smsMessageSid>
    <dateCreated><![CDATA[20240229120001]]></dateCreated>
  </TemplateSMS>
</Response>`;
const XML_LIST = `<Response xmlns="urn:x"><statusCode>000000</statusCode><totalCount>1</totalCount><SubAccount><friendlyName>名&amp;😀</friendlyName></SubAccount><?x?></Response>`;
const JSON_SMS = '{"statusCode":"000000","templateSMS":{"smsMessageSid":"5c1d8e0f","dateCreated":"20240229120001"}}';
const JSON_LIST = '{"statusCode":"000000","totalCount":"1","SubAccount":[{"friendlyName":"名😀"}]}';

const SAMPLES = [
  { name: "an XML reply", operation: sendTemplateSmsOperation, text: XML_SMS, decode: decodeXml },
  { name: "an XML list", operation: listSubAccountsOperation, text: XML_LIST, decode: decodeXml },
  { name: "a JSON reply", operation: sendTemplateSmsOperation, text: JSON_SMS, decode: decodeJson },
  { name: "a JSON list", operation: listSubAccountsOperation, text: JSON_LIST, decode: decodeJson },
] as const;

/**
 * Every prefix of a message that a broken connection might leave. Half a character is decoded as
 * U+FFFD, as `fetch` does.
 */
function* beginnings(text: string): Generator<string> {
  const bytes = Buffer.from(text);
  for (let length = 0; length < bytes.length; length += 1) yield bytes.subarray(0, length).toString("utf8");
}

describe.each(SAMPLES.map((sample) => [sample.name, sample] as const))("%s", (_, { operation, text, decode }) => {
  it("is decoded when complete", () => {
    expect(decode(operation.reply, text)).toMatchObject({ statusCode: "000000" });
  });

  it("is rejected by the codec when cut at any byte", async () => {
    for (const beginning of beginnings(text)) {
      expect(isCloopenDecodeError(await caught(() => decode(operation.reply, beginning)))).toBe(true);
    }
  });

  it("is never taken for a success when cut at any byte", async () => {
    for (const beginning of beginnings(text)) {
      const response = { status: 200, headers: {}, text: beginning };
      expect(isCloopenDecodeError(await parseResponse(operation, response))).toBe(true);
    }
  });
});
