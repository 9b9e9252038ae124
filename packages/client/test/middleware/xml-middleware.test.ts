import createFetchClient, { type Client } from "openapi-fetch";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { isCloopenConfigError, isCloopenDecodeError, isCloopenEncodeError, type paths } from "../../src/index.js";
import { signing } from "../../src/signing.js";
import { xml } from "../../src/xml.js";
import { HTML_TYPE, http, JSON_TYPE, json, xmlText } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { APP_ID, AUTHORIZATION, NOW, SID, SIG, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = "/Accounts/{accountSid}/SMS/TemplateSMS";
const INFO = "/Accounts/{accountSid}/AccountInfo";
const body = { to: "13800138000", appId: APP_ID, templateId: "1", datas: ["验证码 <&>", "😀"] };
const params = { path: { accountSid: SID } };

const BODY_AS_XML =
  '<?xml version="1.0" encoding="UTF-8"?><TemplateSMS><to>13800138000</to>' +
  `<appId>${APP_ID}</appId><templateId>1</templateId>` +
  "<datas><data>验证码 &lt;&amp;&gt;</data><data>😀</data></datas></TemplateSMS>";

function xmlClient(): Client<paths> {
  const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
  api.use(xml());
  return api;
}

function expectXmlOnTheWire(): void {
  const request = server.theRequest();
  expect(request.body.toString()).toBe(BODY_AS_XML);
  expect(request.headers.get("content-length")).toBe(String(Buffer.byteLength(BODY_AS_XML)));
  expect(request.headers.has("transfer-encoding")).toBe(false);
  expect(request.headers.get("content-type")).toBe("application/xml;charset=utf-8");
  expect(request.headers.get("accept")).toBe("application/xml");
}

describe("xml() on a plain openapi-fetch client", () => {
  it("sends the body as XML, with its length in bytes and not in chunks", async () => {
    await xmlClient().POST(SMS, { params, body });
    expectXmlOnTheWire();
  });

  it("sends a GET without a body", async () => {
    await xmlClient().GET(INFO, { params });
    expect(server.theRequest().body).toHaveLength(0);
    expect(server.theRequest().headers.get("accept")).toBe("application/xml");
  });

  it("does not change the bytes and Content-Type of an upload", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    await xmlClient().POST("/Accounts/{accountSid}/Calls/MediaFileUpload", {
      params: { ...params, query: { appid: APP_ID, filename: "a.wav" } },
      // The contract's type of a file is a string; bytes are meant.
      body: "",
      bodySerializer: () => bytes,
      headers: { "Content-Type": "application/octet-stream" },
    });
    const { headers, body: sent } = server.theRequest();
    expect([...sent]).toStrictEqual([...bytes]);
    expect(headers.get("content-length")).toBe("256");
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("accept")).toBe("application/xml");
  });

  it("converts an XML response to the JSON form of the same message", async () => {
    server.answer(
      xmlText(
        "<Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>0042</smsMessageSid></TemplateSMS></Response>",
      ),
    );
    const { data } = await xmlClient().POST(SMS, { params, body });
    expect(data).toStrictEqual({ statusCode: "000000", templateSMS: { smsMessageSid: "0042" } });
  });

  it("sets Content-Type to JSON, and removes Content-Length", async () => {
    server.answer(xmlText("<Response><statusCode>111109</statusCode><statusMsg>【账号】</statusMsg></Response>"));
    const { response } = await xmlClient().POST(SMS, { params, body, parseAs: "text" });
    expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
    expect(response.headers.has("content-length")).toBe(false);
  });

  it("detects the format by the body, not by Content-Type", async () => {
    server.answer(http({ headers: JSON_TYPE, body: "<Response><statusCode>000000</statusCode></Response>" }));
    expect((await xmlClient().GET(INFO, { params })).data).toStrictEqual({ statusCode: "000000" });
  });

  it("does not change a JSON response", async () => {
    server.answer(json({ statusCode: "000000", extra: 1 }));
    expect((await xmlClient().GET(INFO, { params })).data).toStrictEqual({ statusCode: "000000", extra: 1 });
  });

  it("rejects a response that is cut short", async () => {
    server.answer(xmlText("<Response><statusCode>000000</status"));
    expect(isCloopenDecodeError(await caught(() => xmlClient().GET(INFO, { params })))).toBe(true);
  });

  it("rejects an HTML page", async () => {
    server.answer(http({ status: 502, headers: HTML_TYPE, body: "<!DOCTYPE html><html><hr></html>" }));
    expect(isCloopenDecodeError(await caught(() => xmlClient().GET(INFO, { params })))).toBe(true);
  });

  it.each([204, 205, 304])("survives a status that has no body (%i)", async (status) => {
    server.answer(http({ status }));
    const { response } = await xmlClient().GET(INFO, { params, parseAs: "stream" });
    expect(response.status).toBe(status);
  });

  it("rejects a body that does not fit the contract, and sends nothing", async () => {
    // @ts-expect-error: datas is a list of strings
    const error = await caught(() => xmlClient().POST(SMS, { params, body: { ...body, datas: "6532" } }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path: "datas" });
    expect(server.connections).toBe(0);
  });

  it("rejects a body that is not an object, and sends nothing", async () => {
    const call = () => xmlClient().POST(SMS, { params, body, bodySerializer: () => "<TemplateSMS/>" });
    expect(isCloopenEncodeError(await caught(call))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("rejects an unknown path, and sends nothing", async () => {
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    api.use(xml({ operations: [] }));
    expect(isCloopenConfigError(await caught(() => api.GET(INFO, { params })))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("keeps the caller's redirect mode", async () => {
    server.answer(http({ status: 307, headers: { Location: "/2013-12-26/elsewhere" } }));
    const { response } = await xmlClient().GET(INFO, { params, redirect: "manual", parseAs: "stream" });
    expect(response.status).toBe(307);
    expect(server.requests).toHaveLength(1);
  });
});

describe("xml() and signing() together", () => {
  it.each(["xml first", "signing first"])("send signed XML (%s)", async (order) => {
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    const middlewares = [xml(), signing({ sid: SID, token: TOKEN, now: () => NOW })];
    api.use(...(order === "xml first" ? middlewares : middlewares.toReversed()));
    server.answer(xmlText("<Response><statusCode>000000</statusCode></Response>"));
    const { data } = await api.POST(SMS, { params, body });
    expectXmlOnTheWire();
    expect(server.theRequest().target).toBe(`/2013-12-26/Accounts/${SID}/SMS/TemplateSMS?sig=${SIG}`);
    expect(server.theRequest().headers.get("authorization")).toBe(AUTHORIZATION);
    expect(data).toStrictEqual({ statusCode: "000000" });
  });

  it.each(["xml first", "signing first"])("do not follow a redirect with the credential (%s)", async (order) => {
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    const middlewares = [xml(), signing({ sid: SID, token: TOKEN, now: () => NOW })];
    api.use(...(order === "xml first" ? middlewares : middlewares.toReversed()));
    server.answer(http({ status: 307, headers: { Location: "/2013-12-26/elsewhere" } }));
    await api.POST(SMS, { params, body, parseAs: "stream" });
    expect(server.requests).toHaveLength(1);
  });

  it("send nothing when the path names another id", async () => {
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    api.use(xml(), signing({ sid: SID, token: TOKEN }));
    const call = () => api.POST(SMS, { params: { path: { accountSid: "89abcdef0123456789abcdef01234567" } }, body });
    expect(isCloopenConfigError(await caught(call))).toBe(true);
    expect(server.connections).toBe(0);
  });
});
