import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/faults/fault.js";
import { planFor, planWith, toRequest } from "../support/plan.js";
import { codeOf } from "../support/reply.js";
import { APP_ID, createTestSandbox, SECOND } from "../support/test-sandbox.js";

const plan = planFor("sendTemplateSms");

/** How a call fails, and how many messages the platform has after it. */
async function call(fault: Fault, init?: RequestInit) {
  const { sandbox, clock } = createTestSandbox();
  sandbox.fail(fault);
  const request = new Request(toRequest(plan), init);
  const outcome = sandbox.fetch(request).then(
    (response) => ({ response, error: undefined }),
    (error: unknown) => ({ response: undefined, error }),
  );
  return { sandbox, clock, outcome, sent: () => sandbox.state.messages.size };
}

describe("without a port", () => {
  test.each([
    ["reset-before", 0],
    ["reset-after", 1],
  ] as const)("%s rejects as fetch does, with %i message sent", async (kind, sent) => {
    const one = await call({ kind });
    const { error } = await one.outcome;
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
    expect(one.sent()).toBe(sent);
  });

  test("half-body: the length of the whole, half of the bytes, then an error", async () => {
    const one = await call({ kind: "half-body" });
    const { response } = await one.outcome;
    const length = Number(response?.headers.get("Content-Length"));
    const reader = response?.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(Math.floor(length / 2));
    await expect(reader?.read()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(one.sent()).toBe(1);
  });

  test("wrong-content-type: the usual body under another label", async () => {
    const { response } = await (await call({ kind: "wrong-content-type" })).outcome;
    expect(response?.headers.get("Content-Type")).toBe("text/html;charset=utf-8");
    expect(await response?.json()).toMatchObject({ statusCode: "000000" });
  });

  test.each([
    [{ kind: "http-status", status: 503, retryAfter: 2 }, 503, "2", /<h1>503/],
    [{ kind: "http-status", status: 502 }, 502, null, /<h1>502/],
    [{ kind: "http-status", status: 204 }, 204, null, /^$/],
    [{ kind: "html" }, 200, null, /^<!DOCTYPE html>/],
    [{ kind: "empty" }, 200, null, /^$/],
  ] as const)("%j", async (fault, status, retryAfter, body) => {
    const one = await call(fault);
    const { response } = await one.outcome;
    expect(response?.status).toBe(status);
    expect(response?.headers.get("Retry-After")).toBe(retryAfter);
    expect(await response?.text()).toMatch(body);
    expect(one.sent()).toBe(0);
  });

  test("status-code: the envelope, in the format that was asked for", async () => {
    const one = await call({ kind: "status-code", statusCode: "160038" }, { headers: { Accept: "application/xml" } });
    expect(await (await one.outcome).response?.text()).toContain(
      "<Response><statusCode>160038</statusCode><statusMsg>",
    );
    expect(one.sent()).toBe(0);
  });

  test("latency carries the request out at once and delays its reply on the sandbox's clock, which a reset does not lose", async () => {
    const one = await call({ kind: "latency", ms: 2 * SECOND });
    let ended = false;
    one.outcome.then(() => {
      ended = true;
    });
    await new Promise(setImmediate);
    one.clock.advance(2 * SECOND - 1);
    await new Promise(setImmediate);
    expect([ended, one.sent()]).toEqual([false, 1]);
    one.sandbox.reset();
    one.clock.advance(1);
    expect((await one.outcome).response?.status).toBe(200);
  });

  test.each([
    { fault: { kind: "stall" }, sent: 0, word: "not carried out" },
    { fault: { kind: "latency", ms: 1 }, sent: 1, word: "carried out" },
  ] as const)("$fault.kind ends when the caller gives up; the request is $word", async ({ fault, sent }) => {
    const giveUp = new AbortController();
    const one = await call(fault, { signal: giveUp.signal });
    await new Promise(setImmediate);
    giveUp.abort(new Error("given up"));
    expect((await one.outcome).error).toMatchObject({ message: "given up" });
    expect(one.sent()).toBe(sent);
  });
});

describe("which requests a fault meets", () => {
  const other = planWith("sendTemplateSms", { to: "13900139000", appId: APP_ID, templateId: "1", datas: ["1", "2"] });

  test("one by default, then it is gone", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "status-code", statusCode: "160038" });
    expect([await codeOf(sandbox, plan), await codeOf(sandbox, plan)]).toEqual(["160038", "000000"]);
    expect(sandbox.faults).toEqual([]);
  });

  test("as many as asked for; the list says how many it met", async () => {
    const { sandbox } = createTestSandbox();
    const fault = { kind: "status-code", statusCode: "160038", times: 2 } as const;
    sandbox.fail(fault);
    expect(await codeOf(sandbox, plan)).toBe("160038");
    expect(sandbox.faults).toEqual([{ id: 1, fault, met: 1 }]);
    expect([await codeOf(sandbox, plan), await codeOf(sandbox, plan)]).toEqual(["160038", "000000"]);
  });

  test("always, until it is taken away", async () => {
    const { sandbox } = createTestSandbox();
    const cancel = sandbox.fail({ kind: "status-code", statusCode: "160038", times: "always" });
    for (let at = 0; at < 5; at++) expect(await codeOf(sandbox, plan)).toBe("160038");
    cancel();
    expect(await codeOf(sandbox, plan)).toBe("000000");
  });

  test("those of an operation, at any of the paths that real callers take for it", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "status-code", statusCode: "160038", operation: "sendTemplateSms" });
    expect(await codeOf(sandbox, planFor("getAccountInfo"))).toBe("000000");
    expect(await codeOf(sandbox, { ...plan, rest: "//SMS/TemplateSMS/" })).toBe("160038");
  });

  test("those with a text in their body, which the platform reads all the same", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "reset-after", match: "13900139000" });
    expect(await codeOf(sandbox, plan)).toBe("000000");
    await expect(codeOf(sandbox, other)).rejects.toThrow("fetch failed");
    expect(sandbox.state.messages.size).toBe(2);
  });

  test("the first that fits, in the order in which they were asked for", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "status-code", statusCode: "160038" });
    sandbox.fail({ kind: "status-code", statusCode: "160040" });
    expect([await codeOf(sandbox, plan), await codeOf(sandbox, plan)]).toEqual(["160038", "160040"]);
  });

  test("two requests at once do not use one fault twice", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "status-code", statusCode: "160038", match: "13800138000" });
    const codes = await Promise.all([codeOf(sandbox, plan), codeOf(sandbox, plan)]);
    expect(codes.sort()).toEqual(["000000", "160038"]);
  });

  test("never the sandbox's own pages; a reset forgets it", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.fail({ kind: "reset-before", times: "always" });
    const page = () => sandbox.fetch(new Request("http://127.0.0.1/_sandbox/faults"));
    expect(await (await page()).json()).toMatchObject({ faults: [{ fault: { kind: "reset-before" } }] });
    sandbox.reset();
    expect(sandbox.faults).toEqual([]);
  });

  test("it is seen in the log as what it is", async () => {
    const lines: string[] = [];
    const { sandbox } = createTestSandbox({ onRequest: ({ path, answer }) => void lines.push(`${path} ${answer}`) });
    sandbox.fail({ kind: "html" });
    await sandbox.fetch(toRequest(plan));
    expect(lines).toEqual(["/Accounts/{accountSid}/SMS/TemplateSMS fault html"]);
  });

  test("a thousand at most", () => {
    const { sandbox } = createTestSandbox();
    for (let at = 0; at < 1_000; at++) sandbox.fail({ kind: "empty" });
    expect(() => sandbox.fail({ kind: "empty" })).toThrow("there are 1000 faults already");
  });
});
