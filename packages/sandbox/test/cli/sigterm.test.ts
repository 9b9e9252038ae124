import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { endAll, spawnCli } from "../support/spawn-cli.js";

const CONNECTIONS = 500;
/** What each connection has said when the signal comes: nothing, half a head, half a body, a whole request, a request that a fault holds. */
const SAID: readonly string[] = [
  "",
  "POST /2013-12-26/Accounts/x/AccountInfo HTTP/1.1\r\nHost: x\r\nContent-",
  "POST /2013-12-26/Accounts/x/SMS/TemplateSMS HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
  "GET /2013-12-26/nothing HTTP/1.1\r\nHost: x\r\n\r\n",
];

afterAll(endAll);

test(`SIGTERM under ${CONNECTIONS} open connections ends the bin within two seconds`, async () => {
  const running = spawnCli("--port=0");
  const { url, console: pages }: { url: string; console: string } = JSON.parse(await running.ready);
  const sockets: Socket[] = [];
  for (let at = 0; at < CONNECTIONS; at++) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.resume();
    sockets.push(socket);
    await once(socket, "connect");
    socket.write(SAID[at % SAID.length] ?? "");
  }
  // One more request waits for ever.
  await fetch(`${pages}/faults`, { method: "POST", body: '{"kind":"stall"}' });
  const stalled = fetch(`${url}/nothing`).catch((error: unknown) => error);
  // A reply behind them shows that all have been accepted.
  expect((await fetch(`${pages}/clock`)).status).toBe(200);
  const began = performance.now();
  running.signal("SIGTERM");
  expect(await running.ended).toMatchObject({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(await stalled).toBeInstanceOf(Error);
  for (const socket of sockets) socket.destroy();
});
