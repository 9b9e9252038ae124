import { afterAll, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import {
  type AnyStatusCode,
  type CallbackResult,
  type CallOptions,
  type CloopenClient,
  type CreateConferenceParams,
  type CreateConferenceResult,
  callback,
  closeSubAccount,
  createConference,
  type FindSubAccountByNameResult,
  findSubAccountByName,
  type GetAccountInfoResult,
  getAccountInfo,
  isCloopenApiError,
  isCloopenConfigError,
  isCloopenEncodeError,
  type ListSubAccountsParams,
  type ListSubAccountsResult,
  listSubAccounts,
  type SendTemplateSmsParams,
  type SendTemplateSmsResult,
  type StatusCode,
  sendTemplateSms,
} from "../src/index.js";
import { createPathClient, type PathsWith } from "../src/paths/index.js";
import { json, xmlText } from "./support/answers.js";
import { caught } from "./support/caught.js";
import { makeClient } from "./support/make-client.js";
import { SUB_ACCOUNT } from "./support/synthetic-account.js";
import { startWireServer } from "./support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const cloopen = makeClient(server);
const api = createPathClient(cloopen);

describe("the functions accept", () => {
  it("the contract's arguments, without the application", () => {
    expectTypeOf(sendTemplateSms).parameter(0).toEqualTypeOf<CloopenClient>();
    expectTypeOf(sendTemplateSms).parameter(1).toEqualTypeOf<SendTemplateSmsParams>();
    expectTypeOf(sendTemplateSms).parameter(2).toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<SendTemplateSmsParams>().toMatchTypeOf<{
      to: string;
      templateId: string;
      datas?: string[];
      appId?: string;
    }>();
    expectTypeOf<CreateConferenceParams["autojoin"]>().toEqualTypeOf<"true" | "false" | undefined>();
    expectTypeOf<CreateConferenceParams["Appid"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<ListSubAccountsParams>().toMatchTypeOf<{ appId?: string; startNo?: string; offset?: string }>();
  });

  it("no argument where all fields are optional", () => {
    expectTypeOf(createConference).toBeCallableWith(cloopen);
    expectTypeOf(listSubAccounts).toBeCallableWith(cloopen);
    expectTypeOf(getAccountInfo).toBeCallableWith(cloopen, { format: "xml" });
  });

  it("no arguments without a required field", async () => {
    // @ts-expect-error: templateId is missing
    expect(isCloopenEncodeError(await caught(() => sendTemplateSms(cloopen, { to: "1" })))).toBe(true);
    // @ts-expect-error: the arguments are missing
    expect(isCloopenEncodeError(await caught(() => sendTemplateSms(cloopen)))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("no number for a string", async () => {
    // @ts-expect-error: every value is a string
    const call = () => sendTemplateSms(cloopen, { to: 13800138000, templateId: "1" });
    expect(isCloopenEncodeError(await caught(call))).toBe(true);
    // @ts-expect-error: the words, not the values
    expect(isCloopenEncodeError(await caught(() => createConference(cloopen, { autojoin: true })))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("no unknown field", async () => {
    // @ts-expect-error: it is templateId
    const call = () => sendTemplateSms(cloopen, { to: "1", templateId: "1", template: "1" });
    expect(isCloopenEncodeError(await caught(call))).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("no other format than json and xml", async () => {
    // @ts-expect-error: no format
    expect(isCloopenConfigError(await caught(() => getAccountInfo(cloopen, { format: "yaml" })))).toBe(true);
    expect(server.connections).toBe(0);
  });
});

describe("the functions return", () => {
  it("the one result element, unwrapped", async () => {
    server.answer(json({ statusCode: "000000", templateSMS: { smsMessageSid: "7", dateCreated: "20140416142031" } }));
    const sent = await sendTemplateSms(cloopen, { to: "1", templateId: "1" });
    expectTypeOf(sent).toEqualTypeOf<SendTemplateSmsResult>();
    expectTypeOf(sent.smsMessageSid).toEqualTypeOf<string | undefined>();
    expect(sent).toStrictEqual({ smsMessageSid: "7", dateCreated: "20140416142031" });
  });

  it("the fields of the envelope, where there is no result element", async () => {
    server.answer(xmlText("<Response><statusCode>000000</statusCode><confid>0042</confid></Response>"));
    const conference = await createConference(cloopen);
    expectTypeOf(conference).toEqualTypeOf<CreateConferenceResult>();
    expectTypeOf(conference.confid).toEqualTypeOf<string>();
    expect(conference).toStrictEqual({ confid: "0042" });
  });

  it("lists that are always present", async () => {
    server.answer(json({ statusCode: "000000", totalCount: "0" }));
    const page = await listSubAccounts(cloopen);
    expectTypeOf(page).toEqualTypeOf<ListSubAccountsResult>();
    expectTypeOf(page.SubAccount).toBeArray();
    expectTypeOf(page).not.toHaveProperty("statusCode");
    expect(page).toStrictEqual({ totalCount: "0", SubAccount: [] });
  });

  it.each(["json", "xml"] as const)("the same from a list of one in both formats (%s)", async (format) => {
    const one = { subAccountSid: SUB_ACCOUNT.sid, friendlyName: "a" };
    server.answer(
      format === "json"
        ? json({ statusCode: "000000", totalCount: "1", SubAccount: one })
        : xmlText(
            `<Response><statusCode>000000</statusCode><totalCount>1</totalCount><SubAccount><subAccountSid>${one.subAccountSid}</subAccountSid><friendlyName>a</friendlyName></SubAccount></Response>`,
          ),
    );
    expect(await listSubAccounts(cloopen, {}, { format })).toStrictEqual({ totalCount: "1", SubAccount: [one] });
  });

  it("nothing where the response has no result", async () => {
    server.answer(json({ statusCode: "000000", extra: "1" }));
    const closed = await closeSubAccount(cloopen, { subAccountSid: SUB_ACCOUNT.sid });
    expectTypeOf(closed).toEqualTypeOf<void>();
    expect(closed).toBeUndefined();
  });

  it.each([
    ["no element", json({ statusCode: "000000" })],
    ["an empty text", json({ statusCode: "000000", SubAccount: "" })],
    ["an empty element", xmlText("<Response><statusCode>000000</statusCode><SubAccount/></Response>")],
  ])("undefined where nothing was found, which the type says: %s", async (_, answer) => {
    server.answer(answer);
    const found = await findSubAccountByName(cloopen, { friendlyName: "nobody" });
    expectTypeOf(found).toEqualTypeOf<FindSubAccountByNameResult>();
    expectTypeOf<undefined>().toExtend<FindSubAccountByNameResult>();
    expect(found).toBeUndefined();
  });

  it("enums as literals", () => {
    expectTypeOf<GetAccountInfoResult["type"]>().toEqualTypeOf<"0" | "1" | undefined>();
    expectTypeOf<CallbackResult["callSid"]>().toEqualTypeOf<string | undefined>();
  });

  it.each([
    ["no result element", { statusCode: "000000" }],
    ["an empty text as the result element", { statusCode: "000000", CallBack: "" }],
    ["an empty object as the result element", { statusCode: "000000", CallBack: {} }],
  ])("an object, as their type says, for %s", async (_, envelope) => {
    server.answer(json(envelope));
    const result = await callback(cloopen.subAccount(SUB_ACCOUNT), { from: "1", to: "2" });
    expectTypeOf(result).toEqualTypeOf<CallbackResult>();
    expect(result.callSid).toBeUndefined();
  });
});

describe("the paths", () => {
  it("are known by method", () => {
    expectTypeOf<"/Accounts/{accountSid}/AccountInfo">().toExtend<PathsWith<"get">>();
    expectTypeOf<"/Accounts/{accountSid}/AccountInfo">().not.toExtend<PathsWith<"post">>();
    expectTypeOf<"/Accounts/{accountSid}/SMS/TemplateSMS">().toExtend<PathsWith<"post">>();
  });

  it("need their body", async () => {
    // @ts-expect-error: the body is missing
    expect(isCloopenEncodeError(await caught(() => api.POST("/Accounts/{accountSid}/SMS/TemplateSMS")))).toBe(true);
    // @ts-expect-error: templateId is missing
    const call = () => api.POST("/Accounts/{accountSid}/SMS/TemplateSMS", { body: { to: "1" } });
    expect(isCloopenEncodeError(await caught(call))).toBe(true);
    expect(server.connections).toBe(0);
  });
});

describe("status codes", () => {
  it("complete in an editor, and others are possible", async () => {
    expectTypeOf<"112310">().toExtend<StatusCode>();
    expectTypeOf<StatusCode>().toExtend<AnyStatusCode>();
    server.answer(json({ statusCode: "999999" }));
    const error = await caught(() => getAccountInfo(cloopen));
    expect(isCloopenApiError(error)).toBe(true);
    if (!isCloopenApiError(error)) return;
    expectTypeOf(error.statusCode).toEqualTypeOf<AnyStatusCode>();
    expect(error.statusCode).toBe("999999");
  });
});
