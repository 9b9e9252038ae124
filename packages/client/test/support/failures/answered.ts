import { expect } from "vitest";
import { type CallOptions, type CloopenErrorKind, sendTemplateSms } from "../../../src/index.js";
import {
  type Answer,
  chunked,
  HTML_TYPE,
  http,
  JSON_TYPE,
  json,
  resetAtOnce,
  resetInBody,
  stallAtHeaders,
  stallInBody,
  XML_TYPE,
  xmlText,
} from "../answers.js";
import { makeClient } from "../make-client.js";
import type { Failure } from "./failure.js";

const SMS = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };
const HTML = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><hr></body></html>";
const XML_REPLY =
  "<Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>1</smsMessageSid></TemplateSMS></Response>";
const JSON_REPLY = '{"statusCode":"000000","templateSMS":{"smsMessageSid":"1"}}';
const MIB = 1024 * 1024;

type Expected = Readonly<Record<string, unknown>>;

function answered(
  name: string,
  kind: CloopenErrorKind,
  answer: Answer,
  expected: Expected = {},
  options: CallOptions = {},
): Failure {
  return {
    name,
    kind,
    expected: { operation: "sendTemplateSms", ...expected },
    requests: 1,
    trigger(server) {
      server.answer(answer);
      return sendTemplateSms(makeClient(server), SMS, options);
    },
  };
}

function half(text: string): string {
  return text.slice(0, text.length / 2);
}

const BY_THE_PLATFORM: readonly Failure[] = [
  answered("a business failure in JSON", "api", json({ statusCode: "112310", statusMsg: "【短信】应用未上线" }), {
    statusCode: "112310",
    statusMsg: "【短信】应用未上线",
    retryable: "never",
  }),
  answered(
    "a business failure in XML",
    "api",
    xmlText("<Response><statusCode>111109</statusCode><statusMsg>【账号】签名不符</statusMsg></Response>"),
    { statusCode: "111109", statusMsg: "【账号】签名不符" },
    { format: "xml" },
  ),
  answered("a business failure without a text", "api", json({ statusCode: "160038" }), {
    statusCode: "160038",
    statusMsg: undefined,
  }),
  answered("a business failure with an empty text", "api", json({ statusCode: "160038", statusMsg: "" }), {
    statusMsg: "",
  }),
  answered("a code that is in no list", "api", json({ statusCode: "987654", statusMsg: "?" }), {
    statusCode: "987654",
    retryable: "never",
  }),
  answered("a code given as a number", "api", json({ statusCode: 160038 }), { statusCode: "160038" }),
  answered("an envelope of failure with HTTP 500", "api", json({ statusCode: "111000" }, 500), {
    statusCode: "111000",
    retryable: "later",
  }),
  answered("statuscode in lower case, in JSON", "api", json({ statuscode: "111109" }), { statusCode: "111109" }),
  answered("statuscode in lower case, in XML", "api", xmlText("<Response><statuscode>111109</statuscode></Response>"), {
    statusCode: "111109",
  }),
  answered(
    "XML under a JSON label",
    "api",
    http({ headers: JSON_TYPE, body: "<Response><statusCode>111109</statusCode></Response>" }),
    {
      statusCode: "111109",
    },
  ),
  answered(
    "JSON under an XML label",
    "api",
    http({ headers: XML_TYPE, body: '{"statusCode":"111109"}' }),
    { statusCode: "111109" },
    { format: "xml" },
  ),
];

const BY_SOMETHING_BETWEEN: readonly Failure[] = [
  answered("an HTML page with 200", "http", http({ headers: HTML_TYPE, body: HTML }), {
    status: 200,
    contentType: "text/html",
  }),
  answered("an HTML page with 502", "http", http({ status: 502, headers: HTML_TYPE, body: HTML }), {
    status: 502,
    contentType: "text/html",
  }),
  answered("an HTML page under a JSON label", "http", http({ headers: JSON_TYPE, body: `\n ${HTML}` }), {
    status: 200,
  }),
  answered("an HTML page without a DOCTYPE", "http", http({ headers: HTML_TYPE, body: "<HTML lang=en><br></HTML>" }), {
    status: 200,
  }),
  answered("a plain word with 200", "http", http({ headers: { "Content-Type": "text/plain" }, body: "OK" }), {
    status: 200,
  }),
  answered("nothing with 503", "http", http({ status: 503 }), { status: 503, contentType: undefined }),
  answered("half an XML reply with 500", "http", http({ status: 500, headers: XML_TYPE, body: half(XML_REPLY) }), {
    status: 500,
  }),
  answered("another JSON with 404", "http", json({ message: "no such path" }, 404), {
    status: 404,
    message: expect.stringContaining("check that baseUrl ends in /2013-12-26, and"),
  }),
  answered("a success with 500", "http", http({ status: 500, headers: JSON_TYPE, body: JSON_REPLY }), { status: 500 }),
  answered("a redirect (307)", "http", http({ status: 307, headers: { Location: "/2013-12-26/elsewhere" } }), {
    status: 307,
  }),
  answered(
    "a redirect to another host (302)",
    "http",
    http({ status: 302, headers: { Location: "http://localhost:9/" } }),
    { status: 302 },
  ),
  ...gatewayEnvelopes(),
  answered("another JSON with 404: nothing was forwarded", "http", json({ message: "no such path" }, 404), {
    status: 404,
    mayHaveActed: false,
  }),
  answered("421, which is not sent again", "http", http({ status: 421 }), { status: 421, mayHaveActed: false }),
];

/** What gateways say in JSON and XML, with a `statusCode` that is not the platform's. */
function gatewayEnvelopes(): Failure[] {
  const bodies: readonly (readonly [number, unknown])[] = [
    [504, { statusCode: 504, message: "Gateway Time-out" }],
    [500, { statusCode: 500, message: "Internal Server Error" }],
    [502, { statusCode: "502" }],
    [500, { statusCode: "", statusMsg: "" }],
    [503, { statusCode: "00000" }],
    [400, { statusCode: "1111090", error: "Bad Request" }],
  ];
  return [
    ...bodies.map(([status, body]) =>
      answered(`${JSON.stringify(body)} with ${status}`, "http", json(body, status), { status, mayHaveActed: true }),
    ),
    answered(
      "an XML envelope of a gateway with 504",
      "http",
      http({ status: 504, headers: XML_TYPE, body: "<Response><statusCode>504</statusCode></Response>" }),
      { status: 504, mayHaveActed: true },
    ),
  ];
}

const UNREADABLE: readonly Failure[] = [
  answered("nothing with 200", "decode", http({ headers: JSON_TYPE })),
  answered("nothing with 200, in chunks", "decode", chunked("")),
  answered("blanks with 200", "decode", http({ headers: JSON_TYPE, body: " \r\n" })),
  answered("half an XML reply", "decode", http({ headers: XML_TYPE, body: half(XML_REPLY) }), {}, { format: "xml" }),
  answered("half a JSON reply", "decode", http({ headers: JSON_TYPE, body: half(JSON_REPLY) })),
  answered("a DOCTYPE", "decode", xmlText("<!DOCTYPE Response><Response><statusCode>000000</statusCode></Response>")),
  answered("JSON that is no object", "decode", json([])),
  answered("JSON without a code", "decode", json({ templateSMS: {} })),
  answered("a code that is an object", "decode", json({ statusCode: {} })),
  answered("0, which is not 000000", "decode", json({ statusCode: "0" }), { mayHaveActed: true }),
  answered("0 as a number", "decode", json({ statusCode: 0 }), { mayHaveActed: true }),
  answered("true for a code", "decode", json({ statusCode: true }), { mayHaveActed: true }),
  answered("five digits for a code", "decode", json({ statusCode: "11110" }), { mayHaveActed: true }),
  answered("a code that is null", "decode", json({ statusCode: null })),
  answered("XML without a code", "decode", xmlText("<Response/>")),
  answered("a result of another shape", "decode", json({ statusCode: "000000", templateSMS: ["x"] })),
  answered(
    "a reply that announces 17 MiB",
    "decode",
    http({ headers: { ...JSON_TYPE, "Content-Length": String(17 * MIB) }, body: "{" }),
  ),
  answered(
    "a reply of 17 MiB that announces nothing",
    "decode",
    chunked(`{"statusCode":"000000","x":"${"x".repeat(17 * MIB)}"}`),
  ),
];

const BY_THE_NETWORK: readonly Failure[] = [
  answered("a connection that is reset at once", "connection", resetAtOnce, { code: expect.any(String) }),
  answered("a connection that is reset inside the body", "connection", resetInBody, { code: expect.any(String) }),
  answered("an answer that is no HTTP", "connection", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"), {
    code: expect.any(String),
  }),
  answered(
    "an answer that stalls before its headers",
    "timeout",
    stallAtHeaders,
    { timeoutMs: 300 },
    { timeoutMs: 300 },
  ),
  answered("an answer that stalls inside its body", "timeout", stallInBody, { timeoutMs: 300 }, { timeoutMs: 300 }),
];

/** Failures of calls that reached the server. */
export const ANSWERED: readonly Failure[] = [
  ...BY_THE_PLATFORM,
  ...BY_SOMETHING_BETWEEN,
  ...UNREADABLE,
  ...BY_THE_NETWORK,
];
