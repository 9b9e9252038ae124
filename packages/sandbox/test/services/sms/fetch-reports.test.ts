import { fetchSmsReports, sendSms, sendTemplateSms } from "@cloopen-rest/client";
import { createPathClient } from "@cloopen-rest/client/paths";
import { describe, expect, test } from "vitest";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID } from "../../support/test-sandbox.js";

const FORMATS = ["json", "xml"] as const;
const withServer = () => createCaller({ smsCallbackUrl: `${SERVER}/sms` });

describe("fetchSmsReports", () => {
  test.each(FORMATS)("one report for each recipient, each once (%s)", async (format) => {
    const { cloopen, clock } = withServer();
    const to = "13800138000,13800138001";
    const { smsMessageSid } = await sendTemplateSms(cloopen, { to, templateId: "1", datas: ["1", "2"], reqId: "r1" });
    expect(await fetchSmsReports(cloopen, {}, { format })).toEqual({ reports: [] });
    clock.advance(4_000);
    const { reports = [] } = await fetchSmsReports(cloopen, {}, { format });
    expect(reports.map(({ fromNum }) => fromNum)).toEqual(["13800138000", "13800138001"]);
    expect(reports[0]).toEqual({
      content: smsMessageSid,
      fromNum: "13800138000",
      dateSent: "20240229120000",
      recvTime: "20240229120004",
      status: "0",
      deliverCode: "DELIVRD",
      reqId: "r1",
      smsCount: "1",
    });
    expect(await fetchSmsReports(cloopen, {}, { format })).toEqual({ reports: [] });
  });

  test.each(FORMATS)("messages from phones, apart from the reports (%s)", async (format) => {
    const { cloopen, clock, sandbox } = withServer();
    await sendSms(cloopen, { to: "13800138000", body: "您好" });
    clock.advance(4_000);
    sandbox.receiveSms("13800138009", "TD & <退订>");
    const { reports } = await fetchSmsReports(cloopen, { smsType: "0" }, { format });
    expect(reports).toEqual([{ content: "TD & <退订>", fromNum: "13800138009", recvTime: "20240229120004" }]);
    expect((await fetchSmsReports(cloopen, { smsType: "0" })).reports).toEqual([]);
    expect((await fetchSmsReports(cloopen, { smsType: "1" })).reports).toHaveLength(1);
  });

  test("count takes the oldest and leaves the rest; 100 without it", async () => {
    const { cloopen, sandbox } = withServer();
    for (let at = 0; at < 103; at++) sandbox.receiveSms("13800138000", `m${at}`);
    const contents = async (count?: string) =>
      (await fetchSmsReports(cloopen, { smsType: "0", ...(count !== undefined && { count }) })).reports?.map(
        ({ content }) => content,
      );
    expect(await contents("2")).toEqual(["m0", "m1"]);
    expect(await contents()).toHaveLength(100);
    expect(await contents("500")).toEqual(["m102"]);
  });

  test("no address → 112320; push switched off → 112321, and nothing is pushed", async () => {
    const caller = createCaller();
    expect(await codeFrom(fetchSmsReports(caller.cloopen))).toBe("112320");
    caller.sandbox.admin.setApplication({ smsCallbackUrl: `${SERVER}/sms` });
    caller.sandbox.admin.setApplication({ smsCallbackEnabled: false });
    expect(await codeFrom(fetchSmsReports(caller.cloopen))).toBe("112321");
    caller.sandbox.receiveSms("13800138000", "TD");
    expect(caller.sandbox.callbacks).toEqual([]);
  });

  test.each([
    ["0", "112329"],
    ["x", "112329"],
    ["501", "112330"],
  ])("count %s → %s", async (count, code) => {
    const { cloopen } = withServer();
    const call = createPathClient(cloopen).POST("/Accounts/{accountSid}/SMS/GetArrived", {
      body: { appId: APP_ID, count },
    });
    expect((await call).error?.statusCode).toBe(code);
  });
});

describe("receiveSms", () => {
  test("pushes smsMo in JSON, under Request", async () => {
    const { sandbox, told } = withServer();
    sandbox.receiveSms("13800138000", "TD");
    await sandbox.settled();
    expect(told("smsMo").map((body) => JSON.parse(body))).toEqual([
      {
        Request: {
          action: "SMSArrived",
          smsType: "0",
          apiVersion: "2013-12-26",
          content: "TD",
          fromNum: "13800138000",
          recvTime: "20240229120000",
        },
      },
    ]);
  });

  test("pushes smsMo in XML, where the application wants that", async () => {
    const caller = withServer();
    caller.sandbox.admin.setApplication({ smsCallbackFormat: "xml" });
    caller.sandbox.receiveSms("13800138000", "TD");
    expect(memberOf(caller.told("smsMo")[0], "content")).toBe("TD");
  });

  test("a text that XML cannot carry is kept as an attempt that was not sent", async () => {
    const caller = withServer();
    caller.sandbox.admin.setApplication({ smsCallbackFormat: "xml" });
    caller.sandbox.receiveSms("13800138000", "\u0001");
    expect(caller.sandbox.callbacks[0]).toMatchObject({ kind: "smsMo", status: undefined });
    expect(caller.sandbox.callbacks[0]?.error).toMatch(/^not sent/);
  });

  test("an application that there is not is an error", () => {
    const { sandbox } = withServer();
    expect(() => sandbox.receiveSms("13800138000", "TD", "0".repeat(32))).toThrow("111181");
  });

  test("through the console: POST /_sandbox/applications/{appId}/messages", async () => {
    const { sandbox, cloopen } = withServer();
    const post = (appId: string, body: string) =>
      sandbox.fetch(new Request(`http://127.0.0.1/_sandbox/applications/${appId}/messages`, { method: "POST", body }));
    expect((await post(APP_ID, '{"from":"13800138000","content":"TD"}')).status).toBe(200);
    expect((await post(APP_ID, '{"from":"13800138000"}')).status).toBe(400);
    expect((await post(APP_ID, "TD")).status).toBe(400);
    expect((await post("0".repeat(32), '{"from":"13800138000","content":"TD"}')).status).toBe(404);
    expect((await fetchSmsReports(cloopen, { smsType: "0" })).reports).toHaveLength(1);
  });
});
