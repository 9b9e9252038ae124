import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { planFor } from "../support/plan.js";
import { createReceiver, type Receiver } from "../support/receiver.js";
import { send } from "../support/reply.js";
import { createTestSandbox, SECOND } from "../support/test-sandbox.js";

let receiver: Receiver;
let sandbox: Sandbox;

beforeAll(async () => {
  receiver = await createReceiver({ status: 200, text: "<Response><statuscode>0000</statuscode></Response>" });
});
afterAll(() => receiver.close());
beforeEach(() => {
  sandbox = createTestSandbox({ smsCallbackUrl: `${receiver.url}/sms` }).sandbox;
});

async function ask(method: string, path: string, body?: unknown) {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await sandbox.fetch(new Request(`http://platform.test/_sandbox/${path}`, init));
  return { status: response.status, value: JSON.parse(await response.text()) };
}

/** Two messages, each reported on. */
async function twoReports(): Promise<void> {
  await send(sandbox, planFor("sendTemplateSms"));
  await sandbox.advance(4 * SECOND);
  await send(sandbox, {
    ...planFor("sendTemplateSms"),
    body: planFor("sendTemplateSms").body?.replace("6532", "9999"),
  });
  await sandbox.advance(4 * SECOND);
}

describe("callbacks", () => {
  test("are listed in pages, each with what the application answered", async () => {
    await twoReports();
    const { value } = await ask("GET", "callbacks?limit=1");
    expect(value).toMatchObject({
      attempts: [{ id: 2, status: 200, answer: expect.stringContaining("0000") }],
      next: "2",
    });
    expect((await ask("GET", `callbacks?before=${value.previous}`)).value).toMatchObject({ attempts: [{ id: 1 }] });
    expect((await ask("GET", "callbacks?after=1&status=200&kind=smsStatusReport")).value.attempts).toHaveLength(1);
    expect((await ask("GET", "callbacks/1")).value).toMatchObject({ id: 1, answer: expect.stringContaining("0000") });
    expect(await ask("GET", "callbacks/7")).toEqual({
      status: 404,
      value: { error: "no such callback; there are 1, 2" },
    });
  });

  test("are listed while some are under way", async () => {
    const pending: (() => void)[] = [];
    sandbox = createTestSandbox({
      smsCallbackUrl: "http://127.0.0.1:9/sms",
      fetch: () => new Promise((resolve) => pending.push(() => resolve(new Response("ok")))),
    }).sandbox;
    await send(sandbox, planFor("sendTemplateSms"));
    const advanced = sandbox.advance(4 * SECOND);
    while (pending.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await ask("GET", "callbacks")).value.attempts).toMatchObject([{ id: 1, attempt: 1 }]);
    expect((await ask("GET", "callbacks")).value.attempts[0]).not.toHaveProperty("status");
    pending[0]?.();
    await advanced;
  });

  test("keep their numbers over a reset, so that a cursor skips none", async () => {
    await twoReports();
    const { next } = (await ask("GET", "callbacks")).value;
    sandbox.reset();
    await twoReports();
    expect((await ask("GET", `callbacks?after=${next}`)).value.attempts).toMatchObject([{ id: 3 }, { id: 4 }]);
  });
});

describe("sending callbacks again", () => {
  const bodies = (): readonly string[] => receiver.received.slice(-2).map(({ body }) => body);

  test("in another order, byte for byte", async () => {
    await twoReports();
    const [first, second] = bodies();
    expect(await ask("POST", "callbacks/resend", { ids: [2, 1] })).toEqual({ status: 200, value: {} });
    await sandbox.settled();
    expect(bodies()).toEqual([second, first]);
    expect(sandbox.callbacks.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
  });

  test("twice, and late", async () => {
    await twoReports();
    const before = receiver.received.length;
    sandbox.admin.resendCallbacks([1, 1], 30 * SECOND);
    await sandbox.advance(29 * SECOND);
    expect(receiver.received).toHaveLength(before);
    await sandbox.advance(SECOND);
    expect(receiver.received).toHaveLength(before + 2);
  });

  test.each([
    [{ ids: [] }, 400, "ids: expected a list of the ids"],
    [{ ids: "1" }, 400, "ids: expected a list of the ids"],
    [{ ids: [1], after: "soon" }, 400, 'after: expected milliseconds, or a text such as "90s"'],
    [{ ids: [1] }, 404, "no such callback; there are none"],
  ])("rejects %j and says what is allowed", async (body, status, error) => {
    expect(await ask("POST", "callbacks/resend", body)).toEqual({
      status,
      value: { error: expect.stringContaining(error) },
    });
  });
});
