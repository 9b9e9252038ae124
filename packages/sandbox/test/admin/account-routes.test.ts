import { createSmsTemplate } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { createCaller } from "../support/caller.js";
import { codeFrom } from "../support/code-from.js";
import { planFor } from "../support/plan.js";
import { codeOf, send } from "../support/reply.js";
import { createTestSandbox, SUB } from "../support/test-sandbox.js";

async function put(sandbox: Sandbox, path: string, body: string): Promise<number> {
  const response = await sandbox.fetch(new Request(`http://platform.test/_sandbox/${path}`, { method: "PUT", body }));
  expect(await response.json()).toEqual(response.ok ? {} : { error: expect.stringMatching(/\S/) });
  return response.status;
}

const subAccount = `sub-accounts/${SUB.sid}`;

describe("status and balance are the console's to set", () => {
  test.each([
    ["account", '{"status":"0"}', "111138", "111138"],
    ["account", '{"status":"2"}', "111139", "111139"],
    ["account", '{"status":"3"}', "111140", "111140"],
    ["account", '{"status":"2","balance":"0"}', "111139", "111139"],
    ["account", '{"balance":"0.00"}', "111142", "111142"],
    ["account", '{"balance":"-0.01"}', "111142", "111142"],
    ["account", '{"balance":"0.01"}', "000000", "000000"],
    [subAccount, '{"status":"0"}', "000000", "111154"],
    [subAccount, '{"status":"2"}', "000000", "111155"],
    [subAccount, '{"status":"3"}', "000000", "111156"],
  ])("PUT %s %s: a message gets %s, a call-back %s", async (path, settings, message, call) => {
    const { sandbox } = createTestSandbox();
    expect(await put(sandbox, path, settings)).toBe(200);
    expect(await codeOf(sandbox, planFor("sendTemplateSms"))).toBe(message);
    expect(await codeOf(sandbox, planFor("callback"))).toBe(call);
  });

  test("what costs nothing needs no balance, and the account shows it", async () => {
    const { sandbox } = createTestSandbox();
    await put(sandbox, "account", '{"balance":"0.00"}');
    expect((await send(sandbox, planFor("getAccountInfo"))).text).toContain('"balance":"0.00"');
    for (const name of ["createSubAccount", "listSubAccounts", "createConference"] as const) {
      expect(await codeOf(sandbox, planFor(name)), name).toBe("000000");
    }
  });

  test.each([
    ['{"verified":false}', "112349"],
    ['{"toppedUp":false}', "112350"],
    ['{"verified":false,"toppedUp":false}', "112349"],
    ["{}", "000000"],
  ])("PUT account %s: creating a template gives %s", async (settings, code) => {
    const { cloopen, sandbox } = createCaller();
    const template = { productType: "2" as const, title: "提醒", signature: "示例公司", templateContent: "{1}" };
    expect(await put(sandbox, "account", settings)).toBe(200);
    expect(await codeFrom(createSmsTemplate(cloopen, template))).toBe(code);
    expect(sandbox.state.templates.size).toBe(code === "000000" ? 2 : 1);
    await put(sandbox, "account", '{"verified":true,"toppedUp":true}');
    expect(await codeFrom(createSmsTemplate(cloopen, template))).toBe("000000");
  });

  test("sig is looked at before the balance, the application after it", async () => {
    const { sandbox } = createTestSandbox();
    await put(sandbox, "account", '{"balance":"0.00"}');
    const plan = planFor("sendTemplateSms");
    expect(await codeOf(sandbox, { ...plan, token: "wrong" })).toBe("111109");
    expect(await codeOf(sandbox, { ...plan, body: '{"appId":""}' })).toBe("111142");
  });

  test.each([
    ["account", '{"status":"4"}'],
    ["account", '{"status":1}'],
    ["account", '{"status":null}'],
    ["account", '{"balance":100}'],
    ["account", '{"balance":"1e9"}'],
    ["account", '{"balance":""}'],
    ["account", '{"verified":"false"}'],
    ["account", '{"toppedUp":0}'],
    ["account", '{"balance":"0.00","token":"x"}'],
    ["account", '{"__proto__":{}}'],
    ["account", "{"],
    ["account", "[]"],
    ["account", "null"],
    [subAccount, '{"balance":"0.00"}'],
    [subAccount, '{"status":"2","token":"x"}'],
    [subAccount, ""],
  ])("PUT %s %s → 400 and nothing changed", async (path, body) => {
    const { sandbox } = createTestSandbox();
    expect(await put(sandbox, path, body)).toBe(400);
    expect(sandbox.state.account).toMatchObject({ status: "1", balance: "100.00", verified: true, toppedUp: true });
    expect(sandbox.state.subAccounts.get(SUB.sid)).toMatchObject({ status: "1" });
  });

  test("an unknown sub-account → 404", async () => {
    expect(await put(createTestSandbox().sandbox, `sub-accounts/${"0".repeat(32)}`, '{"status":"2"}')).toBe(404);
  });
});
