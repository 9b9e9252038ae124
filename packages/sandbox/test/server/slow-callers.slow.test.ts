import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { connect, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import type { Listening } from "../../src/server/listen.js";
import { bytesOf, planFor, toRequest } from "../support/plan.js";
import { openRaw } from "../support/raw-connection.js";
import { createTestSandbox } from "../support/test-sandbox.js";

/** Short, but long enough for a caller who hurries on a machine that is busy. */
const TIMEOUTS = { head: 300, request: 500, idle: 9_000, unread: 50 };

const { sandbox } = createTestSandbox();
let listening: Listening;
const portOf = ({ url }: Listening): number => Number(new URL(url).port);

beforeAll(async () => {
  listening = await sandbox.listen({ timeouts: TIMEOUTS });
});
/** Whatever happened on the sockets, the sandbox still answers others. */
afterAll(async () => {
  const response = await fetch(toRequest({ ...planFor("getAccountInfo"), origin: new URL(listening.url).origin }));
  expect(await response.text()).toContain('"statusCode":"000000"');
  expect(sandbox.state.messages.size).toBe(0);
  await listening.close();
});

// All of them wait at the same time.
describe.concurrent("slow callers", () => {
  const sms = bytesOf(planFor("sendTemplateSms"));

  test.each([
    ["not a word", ""],
    ["half a head", sms.slice(0, 100)],
    ["half a body", sms.slice(0, -10)],
    [
      "half a chunk",
      sms.slice(0, -10).replace(/Content-Length: \d+\r\n\r\n/, "Transfer-Encoding: chunked\r\n\r\nff\r\n"),
    ],
  ])("%s: 408, and the end", async (_, text) => {
    const slow = await openRaw(portOf(listening));
    slow.write(text);
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 [^\r]*\r\nConnection: close\r\n\r\n$/);
  });

  test.each([
    ["head", "GET / HTTP/1.1\r\nX: "],
    ["body", bytesOf(planFor("sendTemplateSms")).replace(/Content-Length: \d+/, "Content-Length: 9000")],
  ])("a byte now and then does not buy more time for the %s", async (_, text) => {
    const slow = await openRaw(portOf(listening));
    slow.write(text);
    const dripping = setInterval(() => slow.write("x"), 20);
    try {
      expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      clearInterval(dripping);
    }
  });

  test("a connection without a next request learns how long it stays", async () => {
    const idle = await openRaw(portOf(listening));
    idle.write(bytesOf(planFor("getAccountInfo")));
    expect(await idle.answers(1)).toMatch(/^Keep-Alive: timeout=9\r$/m);
    idle.reset();
  });

  test("a TLS handshake that never begins is ended", async () => {
    const secure = await sandbox.listen({ tls: true, timeouts: TIMEOUTS });
    const silent = await openRaw(portOf(secure));
    expect(await silent.closed).toBe("");
    await secure.close();
  });

  test("an answer that nobody reads is dropped", async () => {
    const full = sandboxWithALongPage();
    const served = await full.listen({ timeouts: TIMEOUTS });
    const accepted = nextAccepted(portOf(served));
    const reader = connect(portOf(served), "127.0.0.1").pause();
    reader.on("error", () => {});
    reader.write("GET /_sandbox/state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    const socket = await accepted;
    await once(socket, "close");
    expect(socket.bytesWritten).toBeGreaterThan(0);
    reader.destroy();
    await served.close();
  });

  test("a late answer, as a fault may ask for, is waited for", async () => {
    const { sandbox: stalling } = createTestSandbox();
    stalling.fail({ kind: "stall" });
    // More time for a head than elsewhere: on a busy machine that of the waiting caller may be on its way for long.
    const served = await stalling.listen({ timeouts: { ...TIMEOUTS, head: 3_000, request: 4_000 } });
    const waiting = await openRaw(portOf(served));
    waiting.write(bytesOf(planFor("getAccountInfo")));
    let dropped = false;
    waiting.closed.then(() => {
      dropped = true;
    });
    const silent = await openRaw(portOf(served));
    // By the time that this one has been ended for its silence, the other has waited far longer than for a reader.
    await silent.closed;
    expect(dropped).toBe(false);
    waiting.reset();
    await served.close();
  });
});

/** Its state page is longer than what the machine keeps for a connection by itself. */
function sandboxWithALongPage(): Sandbox {
  const { sandbox: full } = createTestSandbox();
  const text = "x".repeat(2 ** 20);
  for (let at = 0; at < 16; at++) full.receiveSms("13800138000", text);
  return full;
}

/** The server's side of the next connection to a port. */
function nextAccepted(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const look = (message: unknown): void => {
      const socket: unknown = Reflect.get(Object(message), "socket");
      if (!(socket instanceof Socket) || socket.localPort !== port) return;
      unsubscribe("net.server.socket", look);
      resolve(socket);
    };
    subscribe("net.server.socket", look);
  });
}
