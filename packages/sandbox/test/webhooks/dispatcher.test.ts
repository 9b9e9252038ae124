import { describe, expect, test, vi } from "vitest";
import { createManualClock } from "../../src/kernel/manual-clock.js";
import { NO_RECORDER } from "../../src/kernel/recorder.js";
import type { DeliveryAttempt } from "../../src/webhooks/delivery-attempt.js";
import { createWebhookDispatcher } from "../../src/webhooks/dispatcher.js";
import { planWith } from "../support/plan.js";
import { createReceiver } from "../support/receiver.js";
import { send } from "../support/reply.js";
import { APP_ID, createTestSandbox, MINUTE, NOON } from "../support/test-sandbox.js";

const REPORT = { action: "SMSArrived", smsType: "1", content: "<&>", fromNum: "13800138000", status: "0" };

function createRecordingOutbox(
  allowedHosts: readonly string[] = [],
  answer: () => Promise<Response> = async () => new Response("ok"),
  retries = 0,
) {
  const clock = createManualClock(NOON);
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  const ended: DeliveryAttempt[] = [];
  let made = 0;
  const webhooks = createWebhookDispatcher({
    clock,
    fetch,
    retries,
    allowedHosts,
    onAttempt: (attempt) => void ended.push(attempt),
    recorder: NO_RECORDER,
    nextId: () => ++made,
  });
  return { webhooks, fetch, ended, clock };
}

describe("an webhooks", () => {
  test.each([
    "http://example.com/",
    "https://10.0.0.1/",
    "http://127.0.0.1.example.com/",
    "http://127.0.0.1@example.com/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "no url",
    "",
  ])("rejects %j and records it", async (url) => {
    const { webhooks, fetch, ended } = createRecordingOutbox();
    webhooks.sendMessage("smsStatusReport", url, REPORT, "json");
    await webhooks.settled();
    expect(fetch).not.toHaveBeenCalled();
    expect(webhooks.attempts).toEqual([
      expect.objectContaining({ url, status: undefined, at: NOON, error: expect.stringContaining("loopback") }),
    ]);
    expect(ended).toEqual(webhooks.attempts);
  });

  test("reaches a host that is allowed, and no other", async () => {
    const { webhooks, fetch } = createRecordingOutbox(["hooks.example.com"]);
    for (const host of ["hooks.example.com", "example.com", "a.hooks.example.com"]) {
      webhooks.sendMessage("smsStatusReport", `https://${host}/`, REPORT, "json");
    }
    await webhooks.settled();
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(["https://hooks.example.com/"]);
  });

  test("follows no redirect", async () => {
    const { webhooks, fetch } = createRecordingOutbox();
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "xml");
    await webhooks.settled();
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: "POST", redirect: "manual" });
  });

  test("escapes in XML, wraps in JSON", async () => {
    const { webhooks } = createRecordingOutbox();
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "xml");
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json");
    expect(webhooks.attempts[0]?.body).toContain("<content>&lt;&amp;&gt;</content>");
    expect(JSON.parse(webhooks.attempts[1]?.body ?? "")).toEqual({ Request: REPORT });
    await webhooks.settled();
  });

  test("a server that cannot be reached is recorded with the system's word", async () => {
    const receiver = await createReceiver();
    await receiver.close();
    const { webhooks } = createRecordingOutbox([], async () => globalThis.fetch(receiver.url));
    webhooks.sendMessage("smsStatusReport", receiver.url, REPORT, "json");
    await webhooks.settled();
    expect(webhooks.attempts).toMatchObject([{ status: undefined, error: "ECONNREFUSED" }]);
  });

  test("a long answer is cut", async () => {
    const { webhooks } = createRecordingOutbox([], async () => new Response("x".repeat(100_000)));
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json");
    await webhooks.settled();
    expect(webhooks.attempts[0]?.answer?.length).toBeLessThanOrEqual(10_000);
  });

  test("settled waits for what is under way", async () => {
    let finish = (): void => {};
    const { webhooks, ended } = createRecordingOutbox(
      [],
      () =>
        new Promise((resolve) => {
          finish = () => resolve(new Response("late"));
        }),
    );
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json");
    const settled = webhooks.settled().then(() => ended.length);
    finish();
    expect(await settled).toBe(1);
    await webhooks.settled();
  });

  test("keeps the last thousand attempts", async () => {
    const { webhooks } = createRecordingOutbox();
    for (let at = 0; at < 1_005; at++) webhooks.sendNotification("n", "http://127.0.0.1", `p${at}`, {});
    await webhooks.settled();
    expect(webhooks.attempts).toHaveLength(1_000);
    expect(webhooks.attempts[0]?.url).toContain("/p5?");
  });
});

describe("repeats", () => {
  const statuses = (...list: number[]) => {
    let at = 0;
    return async () => new Response(null, { status: list[Math.min(at++, list.length - 1)] ?? 500 });
  };

  test("none by default", async () => {
    const { webhooks, fetch, clock } = createRecordingOutbox([], statuses(500));
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json");
    await webhooks.settled();
    clock.advance(MINUTE);
    expect(fetch).toHaveBeenCalledOnce();
  });

  test("after 1, 2, 4 seconds, each attempt kept, until one is answered; only the last is heard of", async () => {
    const { webhooks, ended, clock } = createRecordingOutbox([], statuses(500, 302, 404, 204), 5);
    const heard: DeliveryAttempt[] = [];
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json", (attempt) => void heard.push(attempt));
    for (let second = 0; second < 20; second++) {
      await webhooks.settled();
      clock.advance(1_000);
    }
    expect(webhooks.attempts.map(({ attempt, status, at }) => [attempt, status, at - NOON])).toEqual([
      [1, 500, 0],
      [2, 302, 1_000],
      [3, 404, 3_000],
      [4, 204, 7_000],
    ]);
    expect(new Set(webhooks.attempts.map(({ body }) => body)).size).toBe(1);
    expect(ended).toHaveLength(4);
    expect(heard).toEqual([webhooks.attempts[3]]);
  });

  test("no more than asked for; what may not be sent is not repeated", async () => {
    const { webhooks, clock } = createRecordingOutbox([], async () => Promise.reject(new Error("down")), 2);
    const heard: DeliveryAttempt[] = [];
    webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json", (attempt) => void heard.push(attempt));
    webhooks.sendMessage("smsStatusReport", "http://example.com/", REPORT, "json");
    for (let second = 0; second < 20; second++) {
      await webhooks.settled();
      clock.advance(1_000);
    }
    expect(webhooks.attempts.filter(({ url }) => url === "http://127.0.0.1/")).toHaveLength(3);
    expect(webhooks.attempts.filter(({ url }) => url !== "http://127.0.0.1/")).toHaveLength(1);
    expect(heard).toMatchObject([{ attempt: 3, error: "down" }]);
  });

  test("a reset drops those that are planned", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response("", { status: 500 }));
    const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: "http://127.0.0.1:9/", callbackRetries: 3, fetch });
    sandbox.receiveSms("13800138000", "TD");
    sandbox.reset();
    await new Promise(setImmediate);
    clock.advance(MINUTE);
    expect(fetch).toHaveBeenCalledOnce();
  });
});

test("a burst goes out over 32 connections at once, and all of it arrives", async () => {
  let open = 0;
  let most = 0;
  const { webhooks, fetch } = createRecordingOutbox([], async () => {
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open--;
    return new Response("ok");
  });
  for (let at = 0; at < 200; at++) webhooks.sendMessage("smsStatusReport", "http://127.0.0.1/", REPORT, "json");
  await webhooks.settled();
  expect([most, fetch.mock.calls.length]).toEqual([32, 200]);
});

describe("a sandbox's callbacks beyond loopback", () => {
  const message = planWith("sendTemplateSms", { to: "13800138000", appId: APP_ID, templateId: "1", datas: ["1", "2"] });

  test("are rejected and recorded", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const attempts: DeliveryAttempt[] = [];
    const { sandbox, clock } = createTestSandbox({
      smsCallbackUrl: "https://example.com/reports",
      fetch,
      onCallback: (attempt) => void attempts.push(attempt),
    });
    await send(sandbox, message);
    clock.advance(MINUTE);
    await sandbox.settled();
    expect(fetch).not.toHaveBeenCalled();
    expect(sandbox.callbacks).toMatchObject([
      { kind: "smsStatusReport", url: "https://example.com/reports", status: undefined },
    ]);
    expect(attempts).toEqual(sandbox.callbacks);
  });

  test("are sent where the host is allowed", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response("ok"));
    const { sandbox, clock } = createTestSandbox({
      smsCallbackUrl: "https://example.com/reports",
      allowCallbacksTo: ["example.com"],
      fetch,
    });
    await send(sandbox, message);
    clock.advance(MINUTE);
    await sandbox.settled();
    expect(fetch).toHaveBeenCalledOnce();
    expect(sandbox.callbacks).toMatchObject([{ status: 200 }]);
  });
});
