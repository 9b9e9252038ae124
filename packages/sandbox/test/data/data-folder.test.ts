import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  agentOnWork,
  callback,
  createClient,
  fetchSmsReports,
  fetchTransport,
  sendTemplateSms,
} from "@cloopen-rest/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSandbox } from "../../src/create-sandbox.js";
import { writeLine } from "../../src/data/journal-file.js";
import { createManualClock } from "../../src/kernel/manual-clock.js";
import type { Sandbox, SandboxOptions } from "../../src/sandbox.js";

let directory = "";
const open: Sandbox[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "sandbox-data-"));
});
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

const NOON = Date.parse("2026-01-31T12:00:00+08:00");
const SUB = { sid: "d".repeat(32), token: "e".repeat(32) };

function start(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox({ onWarning: () => {}, ...options, data: { directory } });
  open.push(sandbox);
  return sandbox;
}

async function stop(sandbox: Sandbox): Promise<void> {
  open.splice(open.indexOf(sandbox), 1);
  await sandbox.close();
}

function clientOf(sandbox: Sandbox) {
  const { accountSid, authToken, appId, clock } = sandbox;
  return createClient({
    accountSid,
    authToken,
    appId,
    transport: fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) }),
    effects: { now: () => clock.now() },
  });
}

const sms = { to: "13800138000", templateId: "1", datas: ["4711", "5"] };
const stateOf = async (sandbox: Sandbox): Promise<unknown> =>
  (await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/state"))).json();

describe("a sandbox with a data folder", () => {
  test("goes on after a restart where it was: messages, calls in progress, agents, templates, settings, scripts", async () => {
    // A `reqId` is taken for the rest of the day.
    const clock = createManualClock(NOON);
    const first = start({ subAccounts: [SUB], seed: 7, clock });
    const cloopen = clientOf(first);
    await sendTemplateSms(cloopen, { ...sms, reqId: "once" });
    await callback(cloopen.subAccount(SUB), { from: "13800138000", to: "13800138001" });
    await agentOnWork(cloopen, { agentid: "1001", number: "13800138002" });
    first.admin.seedTemplate({ id: "9", content: "x" });
    first.admin.setApplication({ testNumbers: new Set(["13800138000"]), live: true });
    first.scriptParty("13800138003", [{ press: "1" }]);
    first.receiveSms("13800138004", "TD");
    await first.advance(5_000);
    const before = await stateOf(first);
    const { accountSid } = first;
    await stop(first);

    const second = start({ subAccounts: [SUB], clock });
    expect(second.accountSid).toBe(accountSid);
    expect(await stateOf(second)).toEqual(before);
    await expect(sendTemplateSms(clientOf(second), { ...sms, reqId: "once" })).rejects.toMatchObject({
      statusCode: "160054",
    });
    // The call that was under way goes on.
    await second.advance(120_000);
    expect([...second.state.twoWayCalls.values()]).toMatchObject([{ phase: "over", byeType: "3" }]);
  });

  test("gives ids that it has not given before, and hands out nothing twice", async () => {
    const options = { smsCallbackUrl: "http://127.0.0.1:9/sms", fetch: async () => new Response("ok") };
    const first = start(options);
    const { smsMessageSid } = await sendTemplateSms(clientOf(first), sms);
    await first.advance(5_000);
    expect((await fetchSmsReports(clientOf(first), {})).reports).toHaveLength(1);
    await stop(first);
    const second = start(options);
    const other = await sendTemplateSms(clientOf(second), sms);
    expect(other.smsMessageSid).not.toBe(smsMessageSid);
    expect((await fetchSmsReports(clientOf(second), {})).reports ?? []).toEqual([]);
  });

  test("sends a callback that was under way again, and none that was answered", async () => {
    const urls: string[] = [];
    let isAnswering = true;
    const options: SandboxOptions = {
      smsCallbackUrl: "http://127.0.0.1:9/sms",
      fetch: async (_url, init) => {
        urls.push(String(init?.body).includes("4711") ? "4711" : "TD");
        return isAnswering ? new Response("ok") : new Promise<Response>(() => {});
      },
    };
    const first = start(options);
    first.receiveSms("13800138000", "TD");
    await first.waitForCallback({ status: 200 });
    isAnswering = false;
    first.receiveSms("13800138000", "4711");
    await vi.waitFor(() => expect(urls).toHaveLength(2));
    await stop(first);
    isAnswering = true;
    const second = start(options);
    await second.waitUntil(() => (second.callbacks.every(({ status }) => status === 200) ? true : undefined));
    expect(urls).toEqual(["TD", "4711", "4711"]);
    expect(second.callbacks.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("takes a URL that is given at a restart in place of the one before", async () => {
    await stop(start({ ivrUrl: "http://127.0.0.1:1/a", smsCallbackUrl: "http://127.0.0.1:1/s" }));
    const second = start({ ivrUrl: "http://127.0.0.1:1/b" });
    expect([...second.state.applications.values()]).toMatchObject([
      { ivrUrl: "http://127.0.0.1:1/b", smsCallbackUrl: "http://127.0.0.1:1/s" },
    ]);
    await stop(second);
    expect([...start().state.applications.values()]).toMatchObject([{ ivrUrl: "http://127.0.0.1:1/b" }]);
  });

  test("begins again with a reset, which empties the journal", async () => {
    const first = start({ callbackRetries: 2 });
    await sendTemplateSms(clientOf(first), sms);
    const long = (await readFile(join(directory, "journal"))).length;
    first.reset();
    await sendTemplateSms(clientOf(first), { ...sms, datas: ["4712", "5"] });
    await stop(first);
    expect((await readFile(join(directory, "journal"))).length).toBeLessThan(long + 400);
    const second = start();
    expect([...second.state.messages.values()].map(({ datas }) => datas[0])).toEqual(["4712"]);
  });
});

describe("a folder that cannot be used is rejected with a reason, and stays as it is", () => {
  const lineOf = async (number: number): Promise<string> =>
    (await readFile(join(directory, "journal"), "utf8")).split("\n")[number - 1] ?? "";

  async function expectRefused(reason: RegExp, options: SandboxOptions = {}): Promise<void> {
    const names = await readdir(directory);
    const contents = await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
    expect(() => start(options)).toThrow(reason);
    expect(await readdir(directory)).toEqual(names);
    expect(await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")))).toEqual(contents);
  }

  test("of another version", async () => {
    await stop(start());
    const beginning = JSON.parse((await lineOf(1)).slice(9));
    await writeFile(join(directory, "journal"), writeLine({ ...beginning, sandbox: "99.0.0" }));
    await expectRefused(/was written by version 99\.0\.0 .* and this is .*; use that version, or another folder/);
  });

  test("without the end of its beginning", async () => {
    await stop(start());
    await writeFile(join(directory, "journal"), (await lineOf(1)).slice(0, 40));
    await expectRefused(/has no beginning, as one that was not written to its end/);
  });

  test("with a damaged line", async () => {
    const first = start();
    await sendTemplateSms(clientOf(first), sms);
    await sendTemplateSms(clientOf(first), sms);
    await stop(first);
    const text = await readFile(join(directory, "journal"), "utf8");
    await writeFile(join(directory, "journal"), text.replace("13800138000", "13800138001"));
    await expectRefused(/line \d is damaged; the folder is left as it is/);
  });

  test("with an entry that comes out otherwise", async () => {
    await stop(start());
    const input = { do: "admin.seedTemplate", args: [{ content: "x" }] };
    await appendFile(
      join(directory, "journal"),
      writeLine({ at: Date.now(), machine: Date.now(), input, result: "0" }),
    );
    await expectRefused(/line \d \(admin.seedTemplate\) comes out otherwise than it did/);
  });

  test("that holds something else", async () => {
    await writeFile(join(directory, "notes.txt"), "mine");
    await expectRefused(/holds notes\.txt, which no sandbox wrote; name an empty folder or a new one/);
  });

  test("that another sandbox uses", async () => {
    start();
    expect(() => start()).toThrow(/is used by process \d+; if that is no sandbox, delete .*lock/);
  });

  test.each<[SandboxOptions, string]>([
    [{ accountSid: "f".repeat(32) }, "--account-sid"],
    [{ authToken: "f".repeat(32) }, "--auth-token"],
    [{ appId: "f".repeat(32) }, "--app-id"],
    [{ seed: 8 }, "--seed"],
    [{ subAccounts: [SUB] }, "--sub-account"],
    [{ storage: { records: 5 } }, "number of records"],
  ])("that was begun with other options than %j", async (options, what) => {
    await stop(start({ seed: 7 }));
    await expectRefused(new RegExp(`was begun with another ${what}`), options);
  });

  test("that is a file", () => {
    const sandbox = (): Sandbox => createSandbox({ data: { directory: "/dev/null/x" } });
    expect(sandbox).toThrow(/cannot be used: a part of its name is no folder \(ENOTDIR\)/);
  });
});

test("cuts off the beginning of a last entry, which nobody had an answer to, and says so", async () => {
  const first = start();
  await sendTemplateSms(clientOf(first), sms);
  await stop(first);
  const whole = await readFile(join(directory, "journal"), "utf8");
  await appendFile(join(directory, "journal"), whole.split("\n").at(-2)?.slice(0, 50) ?? "");
  const notes: string[] = [];
  const second = createSandbox({ data: { directory, onNote: (what) => notes.push(what) } });
  open.push(second);
  expect(second.state.messages.size).toBe(1);
  expect(notes).toEqual([expect.stringMatching(/the last 50 bytes are the beginning of an entry/)]);
});
