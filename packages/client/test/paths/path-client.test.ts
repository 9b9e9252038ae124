import { inspect } from "node:util";
import { afterAll, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import {
  type CloopenApiError,
  type components,
  isCloopenApiError,
  isCloopenConfigError,
  isCloopenEncodeError,
  isCloopenHttpError,
} from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { HTML_TYPE, http, json } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { APP_ID, AUTHORIZATION, SID, SIG } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const api = createPathClient(makeClient(server));
const SMS = "/Accounts/{accountSid}/SMS/TemplateSMS";
const INFO = "/Accounts/{accountSid}/AccountInfo";
const body = { to: "13800138000", templateId: "1" };

describe("a call of a path", () => {
  it("returns the whole envelope as data after 000000", async () => {
    const envelope = { statusCode: "000000", templateSMS: { smsMessageSid: "7" } } as const;
    server.answer(json(envelope));
    const result = await api.POST(SMS, { body });
    expect(result.error).toBeUndefined();
    expect(result.data).toStrictEqual(envelope);
    expectTypeOf(result.data).toEqualTypeOf<components["schemas"]["SendTemplateSmsSuccess"] | undefined>();
    expectTypeOf(result.error).toEqualTypeOf<CloopenApiError | undefined>();
  });

  it("narrows: without an error there is data, without data there is an error", async () => {
    server.answer(json({ statusCode: "000000", Account: { balance: "100.00" } }));
    const result = await api.GET(INFO);
    if (result.error !== undefined) {
      expectTypeOf(result.data).toEqualTypeOf<undefined>();
      throw result.error;
    }
    expectTypeOf(result.data).toEqualTypeOf<components["schemas"]["GetAccountInfoSuccess"]>();
    expectTypeOf(result.data.Account.balance).toEqualTypeOf<string | undefined>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    expect(result.data.Account.balance).toBe("100.00");
    expect(result.response.status).toBe(200);
  });

  it("returns an error after another code", async () => {
    server.answer(json({ statusCode: "112310", statusMsg: "【短信】应用未上线" }));
    const { data, error } = await api.POST(SMS, { body });
    expect(data).toBeUndefined();
    expect(isCloopenApiError(error)).toBe(true);
    expect(error).toMatchObject({
      statusCode: "112310",
      statusMsg: "【短信】应用未上线",
      operation: "sendTemplateSms",
    });
    if (error !== undefined) expectTypeOf(error).toEqualTypeOf<CloopenApiError>();
  });

  it("throws everything else", async () => {
    server.answer(http({ status: 502, headers: HTML_TYPE, body: "<html></html>" }));
    expect(isCloopenHttpError(await caught(() => api.POST(SMS, { body })))).toBe(true);
  });

  it("sends a GET without a body", async () => {
    await api.GET(INFO);
    expect(server.theRequest().target).toBe(`/2013-12-26/Accounts/${SID}/AccountInfo?sig=${SIG}`);
    expect(server.theRequest().body).toHaveLength(0);
  });

  it("accepts the options of a call", async () => {
    await api.POST(SMS, { body, format: "xml" });
    expect(server.theRequest().body.toString()).toContain(`<appId>${APP_ID}</appId>`);
  });

  it.each([
    ["GET", "/Accounts/{accountSid}/SMS/TemplateSMS"],
    ["POST", "/Accounts/{accountSid}/AccountInfo"],
    ["POST", "/accounts/{accountSid}/SMS/TemplateSMS"],
    ["POST", "/Accounts/{accountSid}/SMS/TemplateSMS/"],
    ["POST", "/Accounts/{accountSid}/Nothing"],
    ["POST", "__proto__"],
  ] as const)("rejects %s %s, which is not in the contract, and sends nothing", async (method, path) => {
    // @ts-expect-error: neither is a path with that method
    const error = await caught(() => api[method](path, { body }));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(server.connections).toBe(0);
  });

  it.each([
    ["a body without a required member", { to: "1" }, "templateId is missing"],
    ["a body with an unknown member", { ...body, mobile: "1" }, "mobile is not a field"],
    ["no body", undefined, "the body is missing"],
  ])("rejects %s, and sends nothing", async (_, wrong, message) => {
    // @ts-expect-error: not the body of this path
    const error = await caught(() => api.POST(SMS, { body: wrong }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining(`sendTemplateSms: ${message}`) });
    expect(server.connections).toBe(0);
  });

  it.each([
    [
      "two commands",
      { QueryCallState: { callid: "1" }, Monitor: { callid: "1" } },
      "QueryCallState and Monitor are two commands",
    ],
    ["no command", {}, "a command is missing: one of QueryCallState, "],
  ])("rejects a body with %s, and sends nothing", async (_, wrong, message) => {
    // @ts-expect-error: not every one of them is a body of this path
    const error = await caught(() => api.POST("/Accounts/{accountSid}/ivr/call", { body: wrong }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
    expect(server.connections).toBe(0);
  });

  it("rejects an unknown query field, and sends nothing", async () => {
    const params = { query: { confid: "1" } };
    // @ts-expect-error: no member
    const call = () => api.POST("/Accounts/{accountSid}/ivr/createconf", { params, body: { CreateConf: {} } });
    const error = await caught(call);
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("accepts the client's own id in the path", async () => {
    await api.GET(INFO, { params: { path: { accountSid: SID } } });
    expect(server.theRequest().path).toBe(`/2013-12-26/Accounts/${SID}/AccountInfo`);
  });

  it("rejects another id in the path than the client's, and sends nothing", async () => {
    const path = { accountSid: "89abcdef0123456789abcdef01234567" };
    expect(isCloopenConfigError(await caught(() => api.GET(INFO, { params: { path } })))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("returns a response without the signature", async () => {
    const { response } = await api.GET(INFO);
    const shown = `${response?.url} ${inspect(response, { showHidden: true, depth: 10 })}`;
    expect(shown).not.toContain(SIG);
    expect(shown).not.toContain(AUTHORIZATION);
  });
});
