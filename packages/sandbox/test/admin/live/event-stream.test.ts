import { agentOnWork, callback, createConference, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../../src/sandbox.js";
import { createCaller } from "../../support/caller.js";
import { type EventReader, type ReadEvent, readEvents } from "../../support/read-events.js";
import { APP_ID, createTestSandbox } from "../../support/test-sandbox.js";

async function open(sandbox: Sandbox, query = "", headers: Record<string, string> = {}): Promise<EventReader> {
  const response = await sandbox.fetch(new Request(`http://127.0.0.1/_sandbox/events${query}`, { headers }));
  expect(response.headers.get("Content-Type")).toBe("text/event-stream");
  return readEvents(response);
}

const isKind =
  (kind: string) =>
  ({ event }: ReadEvent): boolean =>
    event === kind;
const sms = { to: "13800138000", templateId: "1", datas: ["4711", "5"] };

describe("GET events", () => {
  test("begins with hello, then tells each record that changes, as a whole", async () => {
    const { cloopen, sandbox, pass } = createCaller();
    const events = await open(sandbox);
    const hello = await events.next();
    expect(hello).toMatchObject({
      id: expect.stringMatching(/^\w+-\d+$/),
      event: "hello",
      data: { version: expect.any(String), now: "2024-02-29T12:00:00.000+08:00" },
    });
    await sendTemplateSms(cloopen, sms);
    const [message] = await events.until(isKind("message"));
    expect(message?.data).toMatchObject({ code: "4711", deliveries: [{ state: "pending" }] });
    await pass(4);
    const told = await events.until(({ event, data }) => event === "message" && data["deliveries"] !== undefined);
    expect(told.at(-1)?.data).toMatchObject({ id: message?.data["id"], deliveries: [{ state: "delivered" }] });
    await events.cancel();
  });

  test("tells each kind of record", async () => {
    const { cloopen, sub, sandbox } = createCaller({ smsCallbackUrl: "http://127.0.0.1:9/sms" });
    const events = await open(sandbox);
    await sendTemplateSms(cloopen, sms);
    await callback(sub, { from: "13800138000", to: "13800138001" });
    await createConference(cloopen, {});
    await agentOnWork(cloopen, { agentid: "1001", number: "13800138002" });
    sandbox.scriptParty("13800138000", [{ press: "1" }]);
    sandbox.receiveCall({ from: "13800138003", to: "4000000000" });
    sandbox.admin.setBalance("5");
    sandbox.admin.setApplication({ live: false });
    sandbox.admin.seedTemplate({ id: "9", content: "x" });
    sandbox.fail({ kind: "html" })();
    await sandbox.advance(70_000);
    const told = await events.until(isKind("clock"));
    expect([...new Set(told.map(({ event }) => event))].sort()).toEqual([
      "account",
      "agent",
      "application",
      "call",
      "callback",
      "clock",
      "conference",
      "fault",
      "hello",
      "message",
      "request",
      "script",
      "template",
      "transcript",
      "two-way-call",
    ]);
    expect(told.find(isKind("fault"))?.data).toEqual({ id: "1", gone: true });
    expect(told.find(isKind("account"))?.data).toMatchObject({ balance: "5" });
    await events.cancel();
  });

  test("tells only the kinds that are asked for, and names those that there are", async () => {
    const { cloopen, sandbox } = createCaller();
    const events = await open(sandbox, "?kinds=request,fault");
    await sendTemplateSms(cloopen, sms);
    expect((await events.until(isKind("request"))).map(({ event }) => event)).toEqual(["hello", "request"]);
    await events.cancel();
    const wrong = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/events?kinds=request,weather"));
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toMatch(/there is no .*weather.*; there are message, reply, template, call,/);
  });

  test("goes on after a break where it was, by Last-Event-ID and by after", async () => {
    const { cloopen, sandbox } = createCaller();
    const first = await open(sandbox, "?kinds=message");
    await sendTemplateSms(cloopen, sms);
    const last = (await first.until(isKind("message"))).at(-1)?.id ?? "";
    await first.cancel();
    await sendTemplateSms(cloopen, { ...sms, datas: ["4712", "5"] });
    for (const events of [
      await open(sandbox, "?kinds=message", { "Last-Event-ID": last }),
      await open(sandbox, `?kinds=message&after=${last}`),
    ]) {
      const told = await events.until(isKind("message"));
      expect(told.map(({ event }) => event)).toEqual(["hello", "message"]);
      expect(told.at(-1)?.data).toMatchObject({ code: "4712" });
      await events.cancel();
    }
  });

  test("says gap for a place in another run, and after a reset", async () => {
    const { cloopen, sandbox } = createCaller();
    const events = await open(sandbox, "?kinds=message", { "Last-Event-ID": "abc-7" });
    expect((await events.next()).event).toBe("hello");
    expect((await events.next()).event).toBe("gap");
    sandbox.reset();
    await sendTemplateSms(cloopen, sms);
    expect((await events.until(isKind("message"))).map(({ event }) => event)).toEqual(["gap", "message"]);
    await events.cancel();
  });

  test("says gap to a reader who is behind what is remembered, and goes on with what is", async () => {
    const { sandbox } = createTestSandbox();
    const events = await open(sandbox, "?kinds=template,application");
    await events.next();
    for (let id = 0; id < 20_100; id++) sandbox.admin.seedTemplate({ id: `t${id}`, content: "x" });
    sandbox.admin.setApplication({ live: false });
    const told = await events.until(isKind("application"));
    expect(told[0]?.event).toBe("gap");
    expect(told.filter(isKind("gap"))).toHaveLength(1);
    expect(told.at(-1)?.data).toMatchObject({ id: APP_ID, live: false });
    await events.cancel();
  });

  test("tells a record that changes a thousand times while nobody reads once, as it is then", async () => {
    const { sandbox } = createTestSandbox();
    const events = await open(sandbox, "?kinds=account,application");
    await events.next();
    for (let balance = 1; balance <= 1_000; balance++) sandbox.admin.setBalance(String(balance));
    sandbox.admin.setApplication({ live: false });
    const told = await events.until(isKind("application"));
    expect(told.map(({ event }) => event)).toEqual(["account", "application"]);
    expect(told[0]?.data).toMatchObject({ balance: "1000" });
    await events.cancel();
  });

  test("rejects an `after` that is not an id", async () => {
    const { sandbox } = createTestSandbox();
    const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/events?after=x"));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("after: expected the id of an event");
  });

  test("takes a hundred readers at once, and others once one has gone", async () => {
    const { sandbox } = createTestSandbox();
    const readers: EventReader[] = [];
    for (let one = 0; one < 100; one++) readers.push(await open(sandbox));
    expect((await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/events"))).status).toBe(503);
    await readers[0]?.next();
    await readers[0]?.cancel();
    readers.push(await open(sandbox));
    for (const reader of readers) await reader.cancel();
  });
});

test("over a socket, the stream ends with the server and its place is free when the reader goes", async () => {
  const { sandbox } = createTestSandbox();
  const server = await sandbox.listen();
  const gone = new AbortController();
  const response = await fetch(`${server.console}/events`, { signal: gone.signal });
  const events = readEvents(response);
  expect((await events.next()).event).toBe("hello");
  gone.abort();
  await expect(events.next()).rejects.toThrow("aborted");
  const other = readEvents(await fetch(`${server.console}/events`));
  expect((await other.next()).event).toBe("hello");
  await server.close();
  await expect(other.next()).rejects.toThrow();
});
