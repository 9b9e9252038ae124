import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { listenOnLoopback } from "@cloopen-rest/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { readSamples } from "../../src/listen/samples.js";
import { runCli } from "../support/run-cli.js";
import { startListener } from "../support/start-listener.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-listen-"));
});
afterAll(() => rm(folder, { recursive: true }));

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An application that keeps what it gets. */
async function startApplication(status = 200, reply = "<Response><statuscode>000000</statuscode></Response>") {
  const got: { readonly url: string; readonly type: string | undefined; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    got.push({ url: request.url ?? "", type: request.headers["content-type"], body });
    response.writeHead(status, { "content-type": "application/xml" }).end(reply);
  });
  servers.push(server);
  return { got, url: `http://127.0.0.1:${await listenOnLoopback(server)}` };
}

const samples = await readSamples();

describe("listen", () => {
  it.each(samples)("prints $id in $format typed and answers as the platform expects", async ({ id, format, body }) => {
    const listener = await startListener([]);
    const reply = await fetch(listener.url, { method: "POST", body });
    const text = await reply.text();
    const { code, events } = await listener.stop();
    expect({ code, status: reply.status }).toEqual({ code: EXIT.done, status: 200 });
    expect(text).toMatch(/statuscode>?"?:?"?(000000|0000)[<"]/);
    expect(events).toMatchObject([
      { event: "listening" },
      { event: "received", id: 1, name: id, kind: "webhook", format, missing: [], reply: { body: text } },
    ]);
  });

  it("prints a notification of the IVR protocol and answers CmdNone", async () => {
    const listener = await startListener([]);
    const query = `appid=c&callid=${"1".repeat(32)}&from=1&to=2&direction=0`;
    const reply = await fetch(`${listener.url}/ivr/startservice?${query}`, { method: "POST" });
    expect(await reply.text()).toBe("<Response><CmdNone/></Response>");
    expect((await listener.stop()).events[1]).toMatchObject({
      name: "ivrStartService",
      kind: "ivr",
      fields: { from: "1" },
    });
  });

  it("takes the status report of a sandbox", async () => {
    const listener = await startListener([]);
    const clock = createManualClock();
    const sandbox = createSandbox({ clock, smsCallbackUrl: `${listener.url}/sms` });
    const listening = await sandbox.listen();
    const { accountSid, authToken, appId } = sandbox;
    const cloopen = createClient({ baseUrl: listening.url, accountSid, authToken, appId });
    await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["1", "5"] });
    await sandbox.advance(5_000);
    await listening.close();
    expect((await listener.stop()).events[1]).toMatchObject({
      name: "smsStatusReport",
      fields: { fromNum: "13800138000" },
    });
    expect(sandbox.callbacks).toMatchObject([{ status: 200 }]);
  });

  it("shows what it cannot read, and acknowledges it", async () => {
    const listener = await startListener([]);
    expect((await fetch(listener.url, { method: "POST", body: "garbage" })).status).toBe(200);
    expect((await listener.stop()).events[1]).toMatchObject({ name: "unreadable", reason: expect.any(String) });
  });

  it("rejects calls on demand", async () => {
    const listener = await startListener(["--reject-calls"]);
    const body = samples.find(({ id }) => id === "callAuth")?.body ?? "";
    expect(await (await fetch(listener.url, { method: "POST", body })).text()).toContain("<statuscode>0001<");
    await listener.stop();
  });

  it("rejects a body of more than 1 MiB with 413", async () => {
    const listener = await startListener([]);
    const body = new Uint8Array(1024 * 1024 + 1);
    const status = await fetch(listener.url, { method: "POST", body }).then(
      (reply) => reply.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await listener.stop()).events).toHaveLength(1);
  });

  it("prints lines for people", async () => {
    const listener = await startListener([], { json: false });
    await fetch(listener.url, { method: "POST", body: samples[0]?.body ?? "" });
    const { stdout } = await listener.stop();
    expect(stdout).toMatch(/^\d\d:\d\d:\d\d #1 smsStatusReport \(json\) action=SMSArrived .*→ 200$/m);
  });
});

describe("a store", () => {
  it("keeps each request for its owner alone, and goes on counting in the next run", async () => {
    const store = join(folder, "counting.ndjson");
    for (const expected of [1, 2]) {
      const listener = await startListener(["--store", store]);
      await fetch(listener.url, { method: "POST", body: samples[0]?.body ?? "" });
      expect((await listener.stop()).events[1]).toMatchObject({ id: expected });
    }
    expect((await stat(store)).mode & 0o777).toBe(0o600);
    const lines = (await readFile(store, "utf8")).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: 1 }, { id: 2, name: "smsStatusReport" }]);
  });

  it("on a full disk has the request answered with 500, and says so", async () => {
    const listener = await startListener(["--store", "/dev/full"]);
    const { status } = await fetch(listener.url, { method: "POST", body: samples[0]?.body ?? "" });
    const { stderr } = await listener.stop();
    expect(status).toBe(500);
    expect(stderr).toContain("#1 was not stored (writing failed (ENOSPC))");
  });

  it("that is another file is rejected", async () => {
    const store = join(folder, "other.ndjson");
    await writeFile(store, '{"id":"x"}\n');
    expect(await runCli(["listen", "--store", store])).toMatchObject({
      code: EXIT.usage,
      stderr: expect.stringContaining(":1 is no stored request"),
    });
  });

  it("survives a last line that was cut short", async () => {
    const store = join(folder, "cut.ndjson");
    await writeFile(
      store,
      '{"id":1,"at":"2026-01-01T00:00:00.000Z","name":"smsMo","method":"POST","target":"/","body":""}\n{"id":2,"at"',
    );
    const { url } = await startApplication();
    expect((await runCli(["listen", "replay", "1", "--store", store, "--to", url])).code).toBe(EXIT.done);
  });
});

describe("forwarding", () => {
  it("sends each request on as it came and gives the application's answer", async () => {
    const application = await startApplication(200, "<Response><statuscode>0001</statuscode></Response>");
    const listener = await startListener(["--forward", `${application.url}/cloopen`]);
    const body = samples.find(({ id }) => id === "callAuth")?.body ?? "";
    const reply = await fetch(listener.url, { method: "POST", body, headers: { "content-type": "text/plain" } });
    expect(await reply.text()).toContain("0001");
    await fetch(`${listener.url}/x/startservice?callid=${"1".repeat(32)}&appid=c`, { method: "POST" });
    await listener.stop();
    expect(application.got).toEqual([
      { url: "/cloopen", type: "text/plain", body },
      { url: `/cloopen/startservice?callid=${"1".repeat(32)}&appid=c`, type: undefined, body: "" },
    ]);
  });

  it("answers 502 when the application does not listen, and says so", async () => {
    const application = await startApplication();
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    const listener = await startListener(["--forward", application.url]);
    expect((await fetch(listener.url, { method: "POST", body: samples[0]?.body ?? "" })).status).toBe(502);
    expect((await listener.stop()).events[1]).toMatchObject({ failed: "ECONNREFUSED" });
  });

  it.each(["http://198.51.100.1/", "https://127.0.0.1/", "nonsense"])(
    "rejects %s, since requests stay on this machine",
    async (url) => {
      expect(await runCli(["listen", "--forward", url])).toMatchObject({
        code: EXIT.usage,
        stderr: expect.stringContaining("--forward"),
      });
    },
  );
});

describe("replay", () => {
  it("sends stored requests again by their numbers, byte for byte", async () => {
    const store = join(folder, "replay.ndjson");
    const listener = await startListener(["--store", store]);
    const bodies = samples.slice(0, 4).map(({ body }) => body);
    for (const body of bodies) await fetch(listener.url, { method: "POST", body });
    await listener.stop();
    const application = await startApplication();
    const { code, stdout } = await runCli([
      "listen",
      "replay",
      "4",
      "1-2",
      "--store",
      store,
      "--to",
      application.url,
      "--json",
    ]);
    expect(code).toBe(EXIT.done);
    expect(application.got.map(({ body }) => body)).toEqual([bodies[3], bodies[0], bodies[1]]);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ id: 4 }, { id: 1 }, { id: 2 }]);

    const rejecting = await startApplication(500);
    expect((await runCli(["listen", "replay", "1", "--store", store, "--to", rejecting.url])).code).toBe(EXIT.rejected);
    for (const id of ["9", "0-", "x", "2-1"])
      expect((await runCli(["listen", "replay", id, "--store", store, "--to", application.url])).code).toBe(EXIT.usage);
    expect(application.got).toHaveLength(3);
  });
});

it("says that a port is in use", async () => {
  const listener = await startListener([]);
  const port = new URL(listener.url).port;
  expect(await runCli(["listen", "--port", port])).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("EADDRINUSE"),
  });
  await listener.stop();
  expect((await runCli(["listen", "--port", "99999"])).code).toBe(EXIT.usage);
});
