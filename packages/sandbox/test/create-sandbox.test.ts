import { describe, expect, test } from "vitest";
import { createSandbox } from "../src/create-sandbox.js";
import { createManualClock } from "../src/kernel/manual-clock.js";
import type { Sandbox } from "../src/sandbox.js";
import type { RequestLine } from "../src/server/request-context.js";
import { OPERATION_NAMES, type Plan, planFor, toRequest } from "./support/plan.js";
import { send } from "./support/reply.js";
import { APP_ID, createTestSandbox, MAIN, MINUTE, NOON, SUB } from "./support/test-sandbox.js";

describe("a sandbox without options", () => {
  test("has credentials of the documented form, other ones each time", () => {
    const [one, other] = [createSandbox(), createSandbox()];
    for (const { accountSid, authToken, appId } of [one, other]) {
      for (const id of [accountSid, authToken, appId]) expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(new Set([accountSid, authToken, appId]).size).toBe(3);
    }
    expect(one.accountSid).not.toBe(other.accountSid);
    expect(Math.abs(one.clock.now() - Date.now())).toBeLessThan(MINUTE);
  });

  test("answers under its own credentials, at any host", async () => {
    const sandbox = createSandbox({ clock: createManualClock(NOON) });
    const plan = { ...planFor("getAccountInfo"), sid: sandbox.accountSid, token: sandbox.authToken };
    expect((await send(sandbox, { ...plan, origin: "https://app.cloopen.com:8883" })).statusCode).toBe("000000");
  });

  test("an option that there is not → a TypeError that lists those there are", () => {
    const options: object = { ivrURL: "http://127.0.0.1:3000/" };
    expect(() => createSandbox(options)).toThrow(/^ivrURL is none of .* ivrUrl, /);
  });

  test("counts deviations although nobody listens", async () => {
    const sandbox = createSandbox({ accountSid: MAIN.sid, authToken: MAIN.token, clock: createManualClock(NOON) });
    await send(sandbox, { ...planFor("getAccountInfo"), rest: "/AccountInfo/" });
    expect(sandbox.warnings).toMatchObject([{ operation: "getAccountInfo", count: 1 }]);
  });
});

describe("same seed", () => {
  const run = async (sandbox: Sandbox): Promise<readonly string[]> => {
    const { accountSid, authToken, appId } = sandbox;
    const mine = (plan: Plan): Plan => ({
      ...plan,
      ...(plan.level === "Accounts" && { sid: accountSid, token: authToken }),
      ...(plan.body !== undefined && { body: plan.body.replace(APP_ID, appId) }),
    });
    const texts = [];
    for (const name of OPERATION_NAMES) texts.push((await send(sandbox, mine(planFor(name)))).text);
    return [accountSid, authToken, appId, ...texts];
  };
  const seeded = (seed: number): Sandbox => createSandbox({ seed, subAccounts: [SUB], clock: createManualClock(NOON) });

  test("same ids, in the credentials and in every reply", async () => {
    expect(await run(seeded(42))).toEqual(await run(seeded(42)));
  });

  test("another seed, other ids", async () => {
    const [one, other] = [await run(seeded(1)), await run(seeded(3))];
    for (const at of [0, 1, 2]) expect(one[at]).not.toBe(other[at]);
  });

  test("after a reset the same ids come again", async () => {
    const sandbox = seeded(42);
    const first = await run(sandbox);
    sandbox.reset();
    expect(await run(sandbox)).toEqual(first);
  });
});

describe("reset", () => {
  test("forgets what was done and what tests changed", async () => {
    const { sandbox } = createTestSandbox();
    for (const name of OPERATION_NAMES) await send(sandbox, planFor(name));
    sandbox.admin.setAccountStatus("2");
    sandbox.admin.removeApplication(APP_ID);
    sandbox.reset();
    const { account, applications, subAccounts, messages, twoWayCalls, conferences, requestIds } = sandbox.state;
    expect(account.status).toBe("1");
    expect([applications.size, subAccounts.size]).toEqual([1, 1]);
    expect([messages.size, twoWayCalls.size, conferences.size, requestIds.size]).toEqual([0, 0, 0, 0]);
    expect(sandbox.callbacks).toEqual([]);
  });
});

describe("onRequest", () => {
  async function linesOf(...plans: readonly Plan[]): Promise<readonly RequestLine[]> {
    const lines: RequestLine[] = [];
    const { sandbox } = createTestSandbox({ onRequest: (line) => void lines.push(line) });
    for (const plan of plans) await sandbox.fetch(toRequest(plan));
    return lines;
  }

  test("one line for each request: method, path, code", async () => {
    const lines = await linesOf(
      planFor("getAccountInfo"),
      { ...planFor("sendTemplateSms"), token: "wrong" },
      { ...planFor("getAccountInfo"), rest: "/Nothing" },
    );
    expect(lines.map(({ method, answer }) => `${method} ${answer}`)).toEqual(["GET 000000", "POST 111109", "GET 404"]);
    expect(lines[0]?.path).toContain("/AccountInfo");
  });

  const sms = planFor("sendTemplateSms");
  const xml = { ...sms, headers: { "Content-Type": "application/xml" } };
  const account = planFor("getAccountInfo");

  test.each<[string, Plan, string, string]>([
    [
      "XML that is not well-formed",
      { ...xml, body: "<TemplateSMS><to>1 & 2</to></TemplateSMS>" },
      "160031",
      "not well-formed XML at character",
    ],
    ["JSON that breaks off", { ...sms, body: '{"to":"13800138000"' }, "160031", "JSON5: invalid end of input at 1:20"],
    ["no body", { ...sms, body: "" }, "160030", "there is no body"],
    [
      "a member that is missing",
      { ...sms, body: JSON.stringify({ appId: APP_ID, templateId: "1" }) },
      "112306",
      "to is missing",
    ],
    ["what the code means, where that is the reason", { ...account, token: "wrong" }, "111109", "sig"],
    [
      "a method",
      { ...account, method: "POST", body: "{}" },
      "404",
      "the contract has GET /Accounts/{accountSid}/AccountInfo",
    ],
    [
      "the spelling of a path",
      { ...account, rest: "/accountinfo" },
      "404",
      "the contract has GET /Accounts/{accountSid}/AccountInfo",
    ],
    [
      "another level",
      { ...sms, rest: "/Calls/Callback" },
      "404",
      "the contract has it at /SubAccounts/{subAccountSid}/Calls/Callback",
    ],
    ["a path that is nowhere", { ...sms, rest: "/Nothing" }, "404", "the contract has no such path"],
  ])("says why: %s", async (_, plan, answer, why) => {
    expect(await linesOf(plan)).toMatchObject([{ answer, why: expect.stringContaining(why) }]);
  });

  test("a value is no reason", async () => {
    const lines = await linesOf({ ...sms, body: '{"to":["s3cret"' }, { ...sms, body: '{"to":"s3cret"}' });
    expect(JSON.stringify(lines)).not.toContain("s3cret");
  });

  test.each<[string, Plan]>([
    ["sig in its place", planFor("getAccountInfo")],
    ["& for ?", { ...planFor("getAccountInfo"), query: (sign, at) => `&sig=${sign(at)}` }],
    ["an encoded ?", { ...planFor("getAccountInfo"), query: (sign, at) => `%3Fsig=${sign(at)}` }],
  ])("never a sig: %s", async (_, plan) => {
    const sig = /sig=([0-9A-F]{32})/.exec(toRequest(plan).url)?.[1] ?? "";
    expect(sig).not.toBe("");
    expect(JSON.stringify(await linesOf(plan))).not.toContain(sig);
  });

  test("never the token, not even where a caller took it for the id", async () => {
    const lines = await linesOf({ ...planFor("getAccountInfo"), sid: MAIN.token, token: MAIN.sid });
    expect(lines).toMatchObject([{ answer: "111141" }]);
    expect(JSON.stringify(lines)).not.toContain(MAIN.token);
  });
});
