import {
  agentOnWork,
  callback,
  createConference,
  createQueue,
  dialIvr,
  landingCall,
  sendTemplateSms,
  voiceVerify,
} from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { createCaller } from "../support/caller.js";
import { planFor } from "../support/plan.js";
import { send } from "../support/reply.js";
import { APP_ID, createTestSandbox } from "../support/test-sandbox.js";

async function get(sandbox: Sandbox, path: string, signal?: AbortSignal) {
  const init = signal === undefined ? {} : { signal };
  const response = await sandbox.fetch(new Request(`http://127.0.0.1/_sandbox/${path}`, init));
  return { status: response.status, page: JSON.parse(await response.text()) };
}

const sms = { to: "13800138000", templateId: "1", datas: ["4711", "5"] };

describe("messages", () => {
  test("have the code picked out, and what became of each recipient", async () => {
    const { cloopen, sandbox, pass } = createCaller();
    await sendTemplateSms(cloopen, { ...sms, to: "13800138000,19906000000,19908000000" });
    expect((await get(sandbox, "messages")).page.messages).toMatchObject([
      {
        code: "4711",
        deliveries: [
          { to: "13800138000", state: "pending", at: "2024-02-29T12:00:04.000+08:00" },
          { to: "19906000000", state: "pending" },
          { to: "19908000000", state: "unreported" },
        ],
      },
    ]);
    await pass(4);
    expect((await get(sandbox, "messages")).page.messages[0].deliveries).toEqual([
      {
        to: "13800138000",
        state: "delivered",
        status: "0",
        deliverCode: "DELIVRD",
        at: "2024-02-29T12:00:04.000+08:00",
      },
      { to: "19906000000", state: "failed", status: "1", deliverCode: "UNDELIV", at: "2024-02-29T12:00:04.000+08:00" },
      { to: "19908000000", state: "unreported" },
    ]);
  });

  test("are filtered by recipient, template, code, text and time", async () => {
    const { cloopen, sandbox, pass } = createCaller();
    sandbox.admin.seedTemplate({ id: "2", content: "订单{1}已发货" });
    await sendTemplateSms(cloopen, sms);
    await pass(60);
    await sendTemplateSms(cloopen, { to: "13800138001", templateId: "2", datas: ["A"] });
    const count = async (query: string): Promise<number> =>
      (await get(sandbox, `messages?${query}`)).page.messages.length;
    expect(await count("")).toBe(2);
    expect(await count("to=13800138001")).toBe(1);
    expect(await count("template=1")).toBe(1);
    expect(await count("template=1&to=13800138001")).toBe(0);
    expect(await count("code=4711")).toBe(1);
    expect(await count(`contains=${encodeURIComponent("已发货")}`)).toBe(1);
    expect(await count("since=2024-02-29T12:00:01%2B08:00")).toBe(1);
    expect(await count("since=2024-02-29T12:00:01+08:00")).toBe(1);
    expect(await count(`since=${Date.UTC(2024, 1, 29, 4, 0, 0)}`)).toBe(2);
  });

  test("show the code that was asked for, in querySms, too", async () => {
    const { cloopen, sandbox, pass } = createCaller();
    const { smsMessageSid } = await sendTemplateSms(cloopen, sms);
    sandbox.admin.setDeliverCode(smsMessageSid ?? "", "MK:0001");
    await pass(4);
    expect((await get(sandbox, `messages/${smsMessageSid}`)).page.deliveries).toMatchObject([
      { state: "failed", deliverCode: "MK:0001" },
    ]);
  });
});

describe("wait", () => {
  test("answers as soon as there is a record that is asked for", async () => {
    const { cloopen, sandbox } = createCaller();
    const waiting = get(sandbox, "messages?to=13800138001&wait=60s");
    await sendTemplateSms(cloopen, sms);
    await sendTemplateSms(cloopen, { ...sms, to: "13800138001" });
    expect((await waiting).page.messages).toMatchObject([{ to: ["13800138001"], code: "4711" }]);
  });

  test("answers at once where there is one already, and with an empty list at the end of the time", async () => {
    const { cloopen, sandbox } = createCaller();
    await sendTemplateSms(cloopen, sms);
    expect((await get(sandbox, "messages?wait=60s")).page.messages).toHaveLength(1);
    expect(await get(sandbox, "messages?to=13800138001&wait=1ms")).toMatchObject({
      status: 200,
      page: { messages: [] },
    });
  });

  test("goes on from a cursor: what came before is not shown again", async () => {
    const { cloopen, sandbox } = createCaller();
    await sendTemplateSms(cloopen, sms);
    const { next } = (await get(sandbox, "messages")).page;
    const waiting = get(sandbox, `messages?after=${next}&wait=60s`);
    await sendTemplateSms(cloopen, { ...sms, datas: ["4712", "5"] });
    expect((await waiting).page.messages).toMatchObject([{ code: "4712" }]);
  });

  test("ends when the sandbox is reset, as soon as something comes after it", async () => {
    const { cloopen, sandbox } = createCaller();
    const waiting = get(sandbox, "messages?wait=60s");
    sandbox.reset();
    await sendTemplateSms(cloopen, sms);
    expect((await waiting).page.messages).toHaveLength(1);
  });

  test("ends when the caller goes", async () => {
    const { sandbox } = createCaller();
    const gone = new AbortController();
    const waiting = get(sandbox, "messages?wait=60s", gone.signal);
    gone.abort();
    expect((await waiting).page).toMatchObject({ messages: [] });
  });

  test.each(["61s", "forever", "-1"])("rejects wait=%s", async (wait) => {
    const { sandbox } = createTestSandbox();
    expect(await get(sandbox, `messages?wait=${wait}`)).toEqual({
      status: 400,
      page: { error: 'wait: expected a text such as "500ms" or "10s", one minute at most' },
    });
  });
});

describe("calls and what was said", () => {
  test("voice codes are picked out", async () => {
    const { cloopen, sandbox } = createCaller();
    await voiceVerify(cloopen, { to: "13800138000", verifyCode: "0815" });
    await landingCall(cloopen, { to: "13800138000", mediaTxt: "0816" });
    const { voiceCalls } = (await get(sandbox, "voice-calls")).page;
    expect(voiceCalls).toMatchObject([{ kind: "voiceVerify", code: "0815" }, { kind: "landingCall" }]);
    expect(voiceCalls[1]).not.toHaveProperty("code");
    expect((await get(sandbox, "voice-calls?code=0815")).page.voiceCalls).toHaveLength(1);
  });

  test("lines of all transcripts come in their order, and are waited for", async () => {
    const { sub, sandbox, pass } = createCaller();
    const waiting = get(sandbox, "transcripts?contains=hangs&wait=60s");
    await callback(sub, { from: "13800138000", to: "13800138001" });
    const { lines } = (await get(sandbox, "transcripts?who=platform")).page;
    expect(lines).toMatchObject([{ id: "1", who: "platform", text: "calls 13800138000" }]);
    await pass(120);
    const [{ callSid }] = (await get(sandbox, "two-way-calls")).page.twoWayCalls;
    expect((await get(sandbox, `transcripts?callSid=${callSid}&after=1`)).page.lines.length).toBeGreaterThan(2);
    await sandbox.receiveCall({ from: "13800138002", to: "4000000000" });
    const [call] = (await get(sandbox, "calls?to=13800138002")).page.calls;
    sandbox.hangUp(call.callSid);
    expect((await waiting).page.lines).toMatchObject([{ callSid: call.callSid, who: "party", text: "hangs up" }]);
  });

  test("conferences, agents, queues and those who wait are lists, too", async () => {
    const { cloopen, sandbox } = createCaller({ ivrUrl: "http://127.0.0.1:9/ivr" });
    await createConference(cloopen, {});
    await agentOnWork(cloopen, { agentid: "1001", number: "13800138001" });
    await createQueue(cloopen, { queuetype: "7" });
    await dialIvr(cloopen, { number: "13800138000" });
    expect((await get(sandbox, "conferences")).page.conferences).toMatchObject([{ id: "10000001", members: [] }]);
    expect((await get(sandbox, "agents")).page.agents).toMatchObject([{ agentid: "1001", status: "0" }]);
    expect((await get(sandbox, "queues")).page.queues).toMatchObject([{ appId: APP_ID }]);
    expect((await get(sandbox, "waiting")).page.waiting).toEqual([]);
    expect((await get(sandbox, "calls?state=ringing")).page.calls).toHaveLength(1);
  });
});

describe("requests", () => {
  test("show request and response, with the reason of a rejection", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("sendTemplateSms"));
    await sandbox.fetch(new Request(`http://127.0.0.1/2013-12-26/Accounts/${"a".repeat(32)}/AccountInfo?sig=SECRET99`));
    const { requests } = (await get(sandbox, "requests")).page;
    expect(requests).toMatchObject([
      {
        id: 1,
        operation: "sendTemplateSms",
        status: 200,
        statusCode: "000000",
        at: "2024-02-29T12:00:00.000+08:00",
        body: expect.stringContaining("13800138000"),
        answer: expect.stringContaining("smsMessageSid"),
      },
      { id: 2, operation: "getAccountInfo", statusCode: "111101", why: expect.any(String), query: { sig: "SECR…" } },
    ]);
    expect((await get(sandbox, "requests?statusCode=111101")).page.requests).toHaveLength(1);
  });

  test("show the fault that met them, and a connection that was cut", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "reset-after" });
    await expect(send(sandbox, planFor("sendTemplateSms"))).rejects.toThrow("fetch failed");
    const [request] = (await get(sandbox, "requests?fault=reset-after")).page.requests;
    expect(request).toMatchObject({ statusCode: "000000", body: expect.any(String) });
    expect(request).not.toHaveProperty("status");
  });

  test("mask the tokens and passwords in bodies of both formats", async () => {
    const { sandbox } = createTestSandbox();
    for (const format of ["json", "xml"] as const) {
      await send(sandbox, { ...planFor("createSubAccount"), accept: `application/${format}` });
    }
    const secrets = [...sandbox.state.subAccounts.values()].flatMap(({ token, voipPwd }) => [token, voipPwd]);
    const text = JSON.stringify((await get(sandbox, "requests")).page);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain("subToken");
  });
});

test("the error of an unknown filter lists the filters, that of an unknown record the records", async () => {
  const { sandbox } = createTestSandbox();
  expect(await get(sandbox, "requests?colour=red")).toEqual({
    status: 400,
    page: {
      error:
        "colour: not known here; there are after, before, since, limit, wait, operation, method, statusCode, status, sid, fault, contains",
    },
  });
  expect(await get(sandbox, "templates/9")).toEqual({
    status: 404,
    page: { error: "no such template; there are 1" },
  });
});

test("a call that is dialled is a record by its id", async () => {
  const { cloopen, sandbox } = createCaller({ ivrUrl: "http://127.0.0.1:9/ivr" });
  const { callSid } = await dialIvr(cloopen, { number: "13800138000" });
  expect((await get(sandbox, `calls/${callSid}`)).page).toMatchObject({ id: callSid, state: "ringing" });
});
