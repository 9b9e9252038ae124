import { describe, expect, test } from "vitest";
import { describeState } from "../../src/admin/describe.js";
import type { Sandbox } from "../../src/sandbox.js";
import type { Agent, Queue } from "../../src/services/contact-centre/state.js";
import type { Message } from "../../src/services/sms/state.js";
import type { CallerStep } from "../../src/telephony/caller-script.js";
import { planFor, planWith, toRequest } from "../support/plan.js";
import { codeOf, send } from "../support/reply.js";
import { APP_ID, createTestSandbox, MAIN, MINUTE, SUB } from "../support/test-sandbox.js";

async function ask(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; text: string }> {
  const init = { method, ...(body !== undefined && { body, headers: { "Content-Type": "application/json" } }) };
  const response = await sandbox.fetch(new Request(`http://platform.test${path}`, init));
  expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
  return { status: response.status, text: await response.text() };
}

async function settingsOf(sandbox: Sandbox): Promise<unknown> {
  const { applications } = JSON.parse((await ask(sandbox, "GET", "/_sandbox/state")).text);
  return applications;
}

describe("state", () => {
  test("shows all that there is, and no token, sig or password", async () => {
    const { sandbox } = createTestSandbox();
    const secrets: string[] = [MAIN.token, SUB.token, "conf-password"];
    await send(sandbox, planFor("createSubAccount"));
    await send(sandbox, planFor("sendTemplateSms"));
    await send(sandbox, planFor("callback"));
    await send(
      sandbox,
      planWith("createConference", { Appid: APP_ID, CreateConf: { passwd: "conf-password", maxmember: "5" } }),
    );
    for (const { token, voipPwd } of sandbox.state.subAccounts.values()) secrets.push(token, voipPwd);
    const { status, text } = await ask(sandbox, "GET", "/_sandbox/state");
    expect(status).toBe(200);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({
      account: { accountSid: MAIN.sid, status: "1", balance: "100.00" },
      applications: [{ appId: APP_ID, live: true, testNumbers: [], smsCallbackFormat: "json" }],
      subAccounts: [
        { sid: SUB.sid },
        { friendlyName: "customer42@example.com", created: "2024-02-29T12:00:00.000+08:00" },
      ],
      templates: [{ id: "1" }],
      messages: [
        { to: ["13800138000"], text: "您的验证码是6532，请于5分钟内正确输入", sent: "2024-02-29T12:00:00.000+08:00" },
      ],
      conferences: [{ confid: "10000001", settings: { maxmember: "5" }, members: [] }],
      twoWayCalls: [{ from: "13800138000", subAccountSid: SUB.sid }],
    });
  });

  test("shows the newest thousand of each kind", async () => {
    const { sandbox } = createTestSandbox();
    const messages = new Map<string, Message>();
    const agents = new Map<string, Agent>();
    const queues = new Map<string, Queue>();
    const scripts = new Map<string, readonly CallerStep[]>();
    const message = {
      to: [],
      templateId: undefined,
      datas: [],
      text: "",
      subAppend: undefined,
      reqId: undefined,
      sent: 0,
    };
    const agent: Omit<Agent, "agentid"> = {
      appId: APP_ID,
      number: "13800138001",
      queues: [],
      status: "0",
      assignment: undefined,
      obeyed: { since: 0, answers: 0 },
    };
    for (let at = 0; at <= 1_000; at++) {
      const id = String(at);
      messages.set(id, { ...message, sid: id, appId: APP_ID });
      agents.set(id, { ...agent, agentid: id });
      queues.set(id, { appId: APP_ID, queuetype: id, settings: {} });
      scripts.set(`1${id}`, []);
    }
    const shown = JSON.parse(JSON.stringify(describeState({ ...sandbox.state, messages, agents, queues, scripts })));
    for (const kind of [shown.messages, shown.agents, shown.queues, Object.keys(shown.scripts)])
      expect(kind).toHaveLength(1_000);
    expect([shown.messages[0].sid, shown.agents[0].agentid, shown.queues[0].queuetype, shown.scripts[10]]).toEqual([
      "1",
      "1",
      "1",
      undefined,
    ]);
  });

  test("index lists the pages, each of which answers", async () => {
    const { sandbox } = createTestSandbox();
    for (const index of ["/_sandbox", "/_sandbox/"]) {
      const { pages } = JSON.parse((await ask(sandbox, "GET", index)).text);
      expect(pages).toEqual(expect.arrayContaining(["/_sandbox/state", "/_sandbox/callbacks", "/_sandbox/warnings"]));
      for (const page of pages) {
        if (!page.endsWith(".yaml")) expect((await ask(sandbox, "GET", page)).status).toBe(200);
      }
    }
  });
});

test("the index lists every other request, too, as the README has them", async () => {
  const { requests } = JSON.parse((await ask(createTestSandbox().sandbox, "GET", "/_sandbox")).text);
  expect(requests).toEqual(
    expect.arrayContaining([
      "POST /_sandbox/clock",
      "DELETE /_sandbox/faults/{id}",
      "PUT /_sandbox/scripts/{number}",
      "GET /_sandbox/calls/{callid}/transcript",
    ]),
  );
  expect(requests).toHaveLength(new Set(requests).size);
});

test("what is not there leads to the index", async () => {
  const { status, text } = await ask(createTestSandbox().sandbox, "POST", "/_sandbox/scripts/13800138000", "[]");
  expect([status, text]).toEqual([404, expect.stringContaining("GET /_sandbox lists what there is")]);
});

test.each([
  ["PUT", "account"],
  ["PUT", `applications/${APP_ID}`],
  ["POST", `applications/${APP_ID}/calls`],
  ["POST", `applications/${APP_ID}/messages`],
  ["PUT", "scripts/13800138000"],
  ["POST", "faults"],
  ["POST", "clock"],
])("%s %s says that a body is no JSON", async (method, path) => {
  const { status, text } = await ask(createTestSandbox().sandbox, method, `/_sandbox/${path}`, "{'live': true}");
  expect([status, text]).toEqual([400, '{"error":"the body is not JSON"}']);
});

describe("settings of an application", () => {
  const path = `/_sandbox/applications/${APP_ID}`;

  test.each([
    [{ live: false }],
    [{ smsCallbackFormat: "xml" }],
    [{ smsCallbackUrl: "http://127.0.0.1:9/reports" }],
    [{ ivrUrl: "https://127.0.0.1:9/ivr" }],
    [{ testNumbers: ["13800138000", "13900139000"] }],
    [{ live: false, smsCallbackFormat: "xml", testNumbers: [] }],
  ])("%j is taken", async (settings) => {
    const { sandbox } = createTestSandbox();
    expect(await ask(sandbox, "PUT", path, JSON.stringify(settings))).toEqual({ status: 200, text: "{}" });
    expect(await settingsOf(sandbox)).toMatchObject([settings]);
  });

  test("null takes an address away", async () => {
    const { sandbox } = createTestSandbox({ smsCallbackUrl: "http://127.0.0.1:9/", ivrUrl: "http://127.0.0.1:9/" });
    await ask(sandbox, "PUT", path, '{"smsCallbackUrl":null,"ivrUrl":null}');
    expect(sandbox.state.applications.get(APP_ID)).toMatchObject({ smsCallbackUrl: undefined, ivrUrl: undefined });
  });

  test("they take effect", async () => {
    const { sandbox } = createTestSandbox();
    await ask(sandbox, "PUT", path, '{"live":false,"testNumbers":["13900139000"]}');
    expect(await codeOf(sandbox, planFor("sendTemplateSms"))).toBe("112310");
  });

  test.each([
    ["live as a text", '{"live":"yes"}'],
    ["live as a number", '{"live":1}'],
    ["a format that is none", '{"smsCallbackFormat":"yaml"}'],
    ["an address that is none", '{"smsCallbackUrl":"reports"}'],
    ["an address of another scheme", '{"smsCallbackUrl":"ftp://127.0.0.1/"}'],
    ["an IVR address of another scheme", '{"ivrUrl":"javascript:alert(1)"}'],
    ["an address as a number", '{"ivrUrl":7}'],
    ["an empty address", '{"ivrUrl":""}'],
    ["numbers that are no list", '{"testNumbers":"13800138000"}'],
    ["numbers that are no texts", '{"testNumbers":[13800138000]}'],
    ["a setting that is none", '{"appId":"x"}'],
    ["__proto__", '{"__proto__":{}}'],
    ["no JSON", "{"],
    ["no body", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["a text", '"live"'],
  ])("%s → 400 and nothing changed, not even what was right", async (_, body) => {
    const { sandbox } = createTestSandbox({ smsCallbackUrl: "http://127.0.0.1:9/" });
    const before = await settingsOf(sandbox);
    const mixed = body.startsWith('{"') ? body.replace("{", '{"live":false,"smsCallbackFormat":"xml",') : body;
    for (const attempt of [body, mixed]) {
      const { status, text } = await ask(sandbox, "PUT", path, attempt);
      expect(status).toBe(400);
      expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(/\S/) });
      expect(await settingsOf(sandbox)).toEqual(before);
    }
  });

  test("an unknown application → 404", async () => {
    const { sandbox } = createTestSandbox();
    expect((await ask(sandbox, "PUT", `/_sandbox/applications/${"0".repeat(32)}`, '{"live":false}')).status).toBe(404);
  });
});

test.each(["POST faults", "PUT account", `PUT applications/${APP_ID}`])(
  "%s of more than 1 MiB → 413",
  async (request) => {
    const { sandbox } = createTestSandbox();
    const [method = "", path = ""] = request.split(" ");
    const { status, text } = await ask(
      sandbox,
      method,
      `/_sandbox/${path}`,
      `{"live":false,"x":"${"x".repeat(2 ** 20)}"}`,
    );
    expect(status).toBe(413);
    expect(JSON.parse(text)).toEqual({ error: "longer than 1 MiB" });
  },
);

describe("warnings and callbacks", () => {
  test("a deviation is counted each time it is met", async () => {
    const { sandbox } = createTestSandbox();
    const plan = { ...planFor("listSubAccounts"), body: `{'appId':'${APP_ID}'}` };
    for (let at = 0; at < 3; at++) await send(sandbox, plan);
    await send(sandbox, planFor("listSubAccounts"));
    const { warnings } = JSON.parse((await ask(sandbox, "GET", "/_sandbox/warnings")).text);
    expect(warnings).toMatchObject([
      { operation: "listSubAccounts", what: expect.stringContaining("single quotes"), count: 3 },
    ]);
    expect(warnings).toMatchObject(sandbox.warnings);
  });

  test("callbacks sent are listed", async () => {
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: "https://example.com/" });
    await send(sandbox, planFor("sendTemplateSms"));
    clock.advance(MINUTE);
    const { attempts } = JSON.parse((await ask(sandbox, "GET", "/_sandbox/callbacks")).text);
    expect(attempts).toMatchObject([
      { kind: "smsStatusReport", url: "https://example.com/", at: "2024-02-29T12:00:04.000+08:00" },
    ]);
  });
});

describe("reset", () => {
  test("restores the initial state, including settings and warnings", async () => {
    const { sandbox } = createTestSandbox();
    const before = await ask(sandbox, "GET", "/_sandbox/state");
    await send(sandbox, { ...planFor("sendTemplateSms"), rest: "/SMS/TemplateSMS/" });
    await send(sandbox, planFor("createSubAccount"));
    await ask(sandbox, "PUT", `/_sandbox/applications/${APP_ID}`, '{"live":false}');
    expect(await ask(sandbox, "POST", "/_sandbox/reset")).toEqual({ status: 200, text: "{}" });
    expect(await ask(sandbox, "GET", "/_sandbox/state")).toEqual(before);
    expect(sandbox.warnings).toEqual([]);
  });

  test("only by POST", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("sendTemplateSms"));
    expect((await ask(sandbox, "GET", "/_sandbox/reset")).status).toBe(404);
    expect(sandbox.state.messages.size).toBe(1);
  });
});

describe("unknown addresses", () => {
  test.each([
    ["GET", "/_sandbox/nothing"],
    ["GET", "/_sandbox/state/more"],
    ["POST", "/_sandbox/state"],
    ["DELETE", "/_sandbox/warnings"],
    ["GET", `/_sandbox/applications/${MAIN.sid}`],
    ["GET", `/_sandbox/applications/${APP_ID}/messages`],
    ["GET", `/_sandbox/2013-12-26/Accounts/${MAIN.sid}/AccountInfo`],
  ])("%s %s → 404", async (method, path) => {
    const { sandbox } = createTestSandbox();
    expect((await ask(sandbox, method, path)).status).toBe(404);
  });

  test.each(["/state", "/2013-12-26/state", "/2013-12-26/_sandbox/state", "/_sandboxed/state", "//_sandbox/state"])(
    "%s is the platform's, not the sandbox's",
    async (path) => {
      const { sandbox } = createTestSandbox();
      const response = await sandbox.fetch(new Request(`http://platform.test${path}`));
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Type")).toMatch(/^text\/html/);
    },
  );

  test("signed requests reach the platform, never the pages", async () => {
    const { sandbox } = createTestSandbox();
    const plan = { ...planFor("getAccountInfo"), rest: "/_sandbox/state" };
    const response = await sandbox.fetch(toRequest(plan));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("applications");
  });
});
