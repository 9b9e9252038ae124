import { fetchSmsReports, sendSms, sendTemplateSms } from "@cloopen-rest/client";
import { createPathClient } from "@cloopen-rest/client/paths";
import { describe, expect, test } from "vitest";
import { createPlatform } from "../../../src/create-platform.js";
import { findApplication } from "../../../src/kernel/application.js";
import { createIdentifiers } from "../../../src/kernel/identifiers.js";
import { Handout } from "../../../src/kernel/kernel.js";
import { createManualClock } from "../../../src/kernel/manual-clock.js";
import { receiveSms } from "../../../src/services/sms/callbacks.js";
import { SMS_OPERATIONS } from "../../../src/services/sms/operations.js";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { APP_ID, MAIN } from "../../support/test-sandbox.js";

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

  test.each([
    ["BEL", "a\u0007b", "a\uFFFDb"],
    ["NUL", "\0", "\uFFFD"],
    ["a character that is none", "\uFFFE", "\uFFFD"],
    ["half a surrogate pair", "a\uD83D", "a\uFFFD"],
    ["markup", "]]> <a> & \"'", "]]> <a> & \"'"],
    ["a whole surrogate pair", "\u{1F600}", "\u{1F600}"],
  ])("gives a message from a phone with %s in XML, and loses none", async (_, content, written) => {
    const { cloopen, sandbox } = withServer();
    sandbox.receiveSms("13800138000", "before");
    sandbox.receiveSms("13800138001", content);
    sandbox.receiveSms("13800138002", "behind");
    const { reports = [] } = await fetchSmsReports(cloopen, { smsType: "0" }, { format: "xml" });
    expect(reports.map((report) => report.content)).toEqual(["before", written, "behind"]);
  });

  test("takes nothing off the list before the reply is written", () => {
    const { platform } = createPlatform({
      accountSid: MAIN.sid,
      authToken: MAIN.token,
      appId: APP_ID,
      smsCallbackUrl: `${SERVER}/sms`,
      clock: createManualClock(),
      ids: createIdentifiers(7),
      nextAttempt: () => 1,
      warn: () => {},
      fetch: async () => new Response(),
    });
    receiveSms(platform, findApplication(platform, APP_ID), "13800138000", "TD");
    const body = { appId: APP_ID, smsType: "0" };
    const handout = SMS_OPERATIONS["fetchSmsReports"]?.(platform, body, { level: "account" }, {});
    if (!(handout instanceof Handout)) throw new Error("the result hands nothing out");
    expect([handout.members, platform.sms.arrived.size]).toMatchObject([{ reports: [{ content: "TD" }] }, 1]);
    handout.onWritten();
    expect(platform.sms.arrived.size).toBe(0);
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

  test("pushes a text that XML cannot carry, with U+FFFD in place of the character", async () => {
    const caller = withServer();
    caller.sandbox.admin.setApplication({ smsCallbackFormat: "xml" });
    caller.sandbox.receiveSms("13800138000", "a\u0007b");
    await caller.sandbox.settled();
    expect(memberOf(caller.told("smsMo")[0], "content")).toBe("a\uFFFDb");
    expect(caller.sandbox.callbacks[0]?.status).toBe(200);
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
