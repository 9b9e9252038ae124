import { agentOnWork, queryAgentState } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { createIvrWorld } from "../support/ivr-world.js";
import { planFor } from "../support/plan.js";
import { codeOf, send } from "../support/reply.js";
import { createTestSandbox, SECOND } from "../support/test-sandbox.js";

async function ask(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await sandbox.fetch(new Request(`http://platform.test/_sandbox/${path}`, init));
  return { status: response.status, value: JSON.parse(await response.text()) };
}

describe("templates", () => {
  test("are seeded, approved and rejected", async () => {
    const { sandbox } = createTestSandbox();
    expect(await ask(sandbox, "POST", "templates", { content: "系统维护", id: "7", status: "0" })).toEqual({
      status: 200,
      value: { id: "7" },
    });
    const plan = { ...planFor("sendTemplateSms") };
    const sent = { ...plan, body: plan.body?.replace('"templateId":"1"', '"templateId":"7"') };
    expect(await codeOf(sandbox, sent)).toBe("112323");
    await ask(sandbox, "POST", "templates/7/approve");
    expect(await codeOf(sandbox, sent)).toBe("000000");
    await ask(sandbox, "POST", "templates/7/reject");
    expect((await ask(sandbox, "GET", "templates?status=2")).value.templates).toMatchObject([{ id: "7" }]);
  });

  test.each([
    [{}, 'expected a JSON object with a text "content"'],
    [{ content: "x", status: "5" }, "status: expected one of 0, 1, 2, -1"],
    [{ content: "x", colour: "red" }, "colour: not a member of a template; there are content, id"],
    [{ content: "x", title: 1 }, "title: expected a text"],
  ])("rejects %j and says what is allowed", async (body, error) => {
    const { sandbox } = createTestSandbox();
    expect(await ask(sandbox, "POST", "templates", body)).toEqual({
      status: 400,
      value: { error: expect.stringContaining(error) },
    });
  });
});

describe("the code of a delivery", () => {
  const reports = async (sandbox: Sandbox) => {
    await sandbox.advance(10 * SECOND);
    return sandbox.state.arrivedSms.map(({ record }) => [record["status"], record["deliverCode"]]);
  };

  test("set while the message is on its way is that of its report", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("sendTemplateSms"));
    const [sid] = sandbox.state.messages.keys();
    expect(await ask(sandbox, "PUT", `messages/${sid}/delivery`, { deliverCode: "MK:0001" })).toEqual({
      status: 200,
      value: {},
    });
    expect(await reports(sandbox)).toEqual([["1", "MK:0001"]]);
  });

  test("set after the report goes out in another one", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("sendTemplateSms"));
    expect(await reports(sandbox)).toEqual([["0", "DELIVRD"]]);
    const [sid = ""] = sandbox.state.messages.keys();
    sandbox.admin.setDeliverCode(sid, "EXPIRED");
    expect(await reports(sandbox)).toEqual([
      ["0", "DELIVRD"],
      ["1", "EXPIRED"],
    ]);
  });

  test("is set for a message and a recipient that are there, and is one to twenty characters", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("sendTemplateSms"));
    const [sid] = sandbox.state.messages.keys();
    const path = `messages/${sid}/delivery`;
    expect(await ask(sandbox, "PUT", path, { deliverCode: "" })).toMatchObject({
      status: 400,
      value: { error: expect.stringContaining("expected one to twenty") },
    });
    expect(await ask(sandbox, "PUT", path, { deliverCode: "X", to: "1" })).toEqual({
      status: 404,
      value: { error: "no such recipient; there are 13800138000" },
    });
    expect(await ask(sandbox, "PUT", "messages/x/delivery", { deliverCode: "X" })).toEqual({
      status: 404,
      value: { error: `no such message; there are ${sid}` },
    });
  });
});

describe("acting as an agent", () => {
  test("makes the agent ready, and preparing again", async () => {
    const { client, sandbox } = createIvrWorld();
    await agentOnWork(client, { agentid: "1001", number: "13800138001" });
    const stateOf = async () => (await queryAgentState(client, { agentid: "1001" })).agents?.[0]?.state;
    expect(await ask(sandbox, "POST", "agents/1001", { action: "ready" })).toEqual({ status: 200, value: {} });
    expect(await stateOf()).toBe("1");
    sandbox.admin.actAsAgent("1001", "prepare");
    expect(await stateOf()).toBe("0");
  });

  test("says what is allowed", async () => {
    const { client, sandbox } = createIvrWorld();
    await agentOnWork(client, { agentid: "1001", number: "13800138001" });
    expect(await ask(sandbox, "POST", "agents/1001", { action: "dance" })).toEqual({
      status: 400,
      value: { error: "action: expected one of ready, prepare, answer, hangUp" },
    });
    expect(await ask(sandbox, "POST", "agents/7", { action: "ready" })).toEqual({
      status: 404,
      value: { error: "no such agent on work; there are 1001" },
    });
    expect(await ask(sandbox, "POST", "agents/1001", { action: "hangUp" })).toEqual({
      status: 404,
      value: { error: "agent 1001 is on no call" },
    });
  });
});

test("scripts are listed", async () => {
  const { sandbox } = createTestSandbox();
  sandbox.scriptParty("13800138000", [{ press: "1" }]);
  expect((await ask(sandbox, "GET", "scripts")).value).toEqual({ scripts: { "13800138000": [{ press: "1" }] } });
  expect((await ask(sandbox, "GET", "scripts/13800138000")).value).toEqual({ script: [{ press: "1" }] });
  expect(await ask(sandbox, "GET", "scripts/1")).toEqual({
    status: 404,
    value: { error: "no such script; there are 13800138000" },
  });
});
