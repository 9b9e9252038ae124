import { existsSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { CTRL_C, findPython, MAIN, runInTerminal } from "../support/in-terminal.js";
import { accountAt, emptyFolder, runCli } from "../support/run-cli.js";

/** Called at each request that the platform has answered. */
let onRequest = (): void => {};
const sandbox = createSandbox({
  accountSid: ACCOUNT_SID,
  authToken: AUTH_TOKEN,
  appId: APP_ID,
  onRequest: () => onRequest(),
});
let listening: Awaited<ReturnType<typeof sandbox.listen>>;
beforeAll(async () => {
  listening = await sandbox.listen();
});
afterAll(() => listening.close());
afterEach(() => {
  onRequest = () => {};
  sandbox.reset();
});

const COMMON = ["--template", "1", "--data", "6532", "--data", "5"];
const env = () => ({ ...accountAt(listening.url), PATH: process.env["PATH"] ?? "" });
const number = (index: number): string => `138${String(index).padStart(8, "0")}`;

/** A file of recipients in a folder of its own. */
async function fileOf(count: number, more = ""): Promise<string> {
  const file = join(emptyFolder(), "people.csv");
  const lines = Array.from({ length: count }, (_, index) => number(index)).join("\n");
  await writeFile(file, `手机号\n${lines}\n${more}`);
  return file;
}

/** How many messages each number got. */
function received(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of sandbox.state.messages.values())
    for (const each of [to].flat().flatMap((text) => text.split(","))) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

/** Holds that each of the first numbers got exactly one message. */
function expectOnceEach(count: number): void {
  const counts = received();
  expect([...counts.values()].filter((each) => each !== 1)).toEqual([]);
  expect(counts.size).toBe(count);
}

describe("the plan", () => {
  it("is shown first: recipients, duplicates, malformed, requests and time at this rate", async () => {
    const file = await fileOf(450, `${number(0)}\n12ab\n`);
    const args = ["sms", "bulk", file, ...COMMON, "--skip-invalid", "--rate", "0.5", "--dry-run"];
    expect(JSON.parse((await runCli([...args, "--json"], { env: env() })).stdout)).toMatchObject({
      event: "plan",
      ...{ recipients: 452, pending: 450, duplicates: 1, malformed: 1, requests: 3, seconds: 6 },
    });
    const { code, stderr } = await runCli(args, { env: env() });
    expect(code).toBe(EXIT.done);
    expect(stderr).toMatch(/^requests +3, 0\.5 a second: 0:06$/m);
    expect({ sent: sandbox.state.messages.size, journal: existsSync(`${file}.journal`) }).toEqual({
      sent: 0,
      journal: false,
    });
  });

  it("counts one request for each set of variables, and those that are left when it goes on", async () => {
    const file = join(emptyFolder(), "people.csv");
    const rows = [0, 1, 2, 3, 3, 4].map((index) => `${number(index)},${index < 2 ? "a" : index}`);
    await writeFile(file, `手机号,code\n${rows.join("\n")}\n`);
    const args = ["sms", "bulk", file, "--template", "1", "--column", "code", "--column", "code", "--yes", "--json"];
    const planOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout.split("\n")[0] ?? "");
    expect(planOf(await runCli([...args, "--dry-run"], { env: env() }))).toMatchObject({ pending: 5, requests: 4 });
    const controller = new AbortController();
    let requests = 0;
    onRequest = () => {
      requests += 1;
      // The first asks for the template.
      if (requests === 2) controller.abort("SIGINT");
    };
    const first = await runCli([...args, "--rate", "2"], { env: env(), signal: controller.signal });
    expect(first.code).toBe(EXIT.interrupted);
    const second = planOf(await runCli([...args, "--rate", "1000"], { env: env() }));
    // Who got it and who did not share no request.
    expect(second).toMatchObject({ isResumed: true, requests: 4 - 1, pending: 3 });
    expectOnceEach(5);
  });

  it("says that it waits for the sending hours", async () => {
    const file = await fileOf(1);
    const args = ["sms", "bulk", file, ...COMMON, "--hours", "09:00-20:00", "--dry-run"];
    const at = (time: string) => runCli(args, { env: env(), now: () => Date.parse(`2026-11-26T${time}:00+08:00`) });
    expect((await at("21:30")).stderr).toContain("09:00 to 20:00, Beijing time; it is 21:30, sending begins at 09:00");
    expect((await at("12:00")).stderr).toMatch(/Beijing time$/m);
  });

  it("that is not confirmed leaves nothing behind", async () => {
    const file = await fileOf(3);
    const { code } = await runCli(["sms", "bulk", file, ...COMMON], { env: env() });
    expect({ code, journal: existsSync(`${file}.journal`) }).toEqual({ code: EXIT.declined, journal: false });
    expect(sandbox.state.messages.size).toBe(0);
  });
});

describe("a campaign", () => {
  it("sends to each once, writes results, and sends nothing when it is run again", async () => {
    const file = await fileOf(450, `${number(7)}\n`);
    const args = ["sms", "bulk", file, ...COMMON, "--rate", "1000", "--yes", "--json"];
    const { code, stdout } = await runCli(args, { env: env() });
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({
      event: "end",
      end: "done",
      accepted: 450,
      duplicate: 1,
    });
    expectOnceEach(450);
    const rows = (await readFile(`${file}.results.csv`, "utf8")).trim().split("\r\n");
    expect(rows).toHaveLength(452);
    for (const path of [`${file}.journal`, `${file}.results.csv`]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    const again = await runCli(args, { env: env() });
    expect(again.code).toBe(EXIT.done);
    expectOnceEach(450);
  });

  it("takes variables from columns", async () => {
    const file = join(emptyFolder(), "people.csv");
    await writeFile(file, "name,手机号,code\nZhang,13800138000,11\nLi,13800138001,22\n");
    const args = [
      "sms",
      "bulk",
      file,
      "--template",
      "1",
      "--column",
      "code",
      "--column",
      "name",
      "--rate",
      "1000",
      "--yes",
    ];
    expect((await runCli(args, { env: env() })).code).toBe(EXIT.done);
    expect([...sandbox.state.messages.values()].map(({ datas }) => datas)).toEqual(
      expect.arrayContaining([
        ["11", "Zhang"],
        ["22", "Li"],
      ]),
    );
  });

  it("that is interrupted twice is finished by the same command, with one message for each", async () => {
    const file = await fileOf(30);
    const args = ["sms", "bulk", file, ...COMMON, "--batch-size", "1", "--rate", "1000", "--yes"];
    for (let interruption = 0; interruption < 2; interruption += 1) {
      const controller = new AbortController();
      let requests = 0;
      onRequest = () => {
        requests += 1;
        if (requests === 8) controller.abort("SIGINT");
      };
      const { code, stderr } = await runCli(args, { env: env(), signal: controller.signal });
      expect(code).toBe(EXIT.interrupted);
      expect(stderr).toContain("paused; run the same command to continue");
      expect(received().size).toBeLessThan(30);
    }
    const last = await runCli(args, { env: env() });
    expect(last.stderr).toContain("continues where it stopped");
    expect(last.code).toBe(EXIT.done);
    expectOnceEach(30);
  });

  it("that is killed is finished by the same command; nobody gets two messages, and what may have been sent is named", async () => {
    const file = await fileOf(40);
    const args = ["sms", "bulk", file, ...COMMON, "--batch-size", "1", "--rate", "1000", "--yes", "--json"];
    const child = startProgram(process.execPath, [MAIN, ...args], { env: env() });
    await new Promise<void>((resolve) => {
      let requests = 0;
      onRequest = () => {
        requests += 1;
        if (requests === 10) resolve();
      };
    });
    await child.stop("SIGKILL");
    const { code, stdout, stderr } = await runCli(args, { env: env() });
    const { accepted, unknown }: { readonly accepted: number; readonly unknown: number } = JSON.parse(
      stdout.trim().split("\n").at(-1) ?? "",
    );
    expect(accepted + unknown).toBe(40);
    expect(code).toBe(unknown > 0 ? EXIT.partial : EXIT.done);
    if (unknown > 0) expect(stderr).toContain("may have been sent");
    expect([...received().values()].filter((each) => each !== 1)).toEqual([]);
  });

  it("that the platform stops keeps what was not sent, and says why", async () => {
    const file = await fileOf(5);
    sandbox.admin.setBalance("0.00");
    const args = ["sms", "bulk", file, ...COMMON, "--rate", "1000", "--yes"];
    const { code, stderr } = await runCli(args, { env: env() });
    expect(code).toBe(EXIT.rejected);
    expect(stderr).toContain("111142");
    expect(stderr).toContain("run the same command to continue");
    sandbox.admin.setBalance("100.00");
    expect((await runCli(args, { env: env() })).code).toBe(EXIT.done);
  });

  it("whose file has changed since is rejected", async () => {
    const file = await fileOf(5);
    const args = ["sms", "bulk", file, ...COMMON, "--yes"];
    sandbox.admin.setBalance("0.00");
    await runCli(args, { env: env() });
    await writeFile(file, `手机号\n${number(99)}\n`);
    const { code, stderr } = await runCli(args, { env: env() });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain("have changed since it began");
  });

  it("records the status reports that listen has stored", async () => {
    const file = await fileOf(1);
    const args = ["sms", "bulk", file, ...COMMON, "--yes", "--json"];
    await runCli(args, { env: env() });
    const [{ reqId = "" } = {}] = [...sandbox.state.messages.values()];
    const report = `<Request><action>SMSArrived</action><smsType>1</smsType><content>x</content><fromNum>${number(0)}</fromNum><status>1</status><deliverCode>UNDELIV</deliverCode><reqId>${reqId}</reqId></Request>`;
    const stored = {
      id: 1,
      at: "2026-01-01T00:00:00.000Z",
      name: "smsStatusReport",
      method: "POST",
      target: "/",
      body: Buffer.from(report).toString("base64"),
    };
    await writeFile(`${file}.callbacks`, `${JSON.stringify(stored)}\n`);
    const { code, stdout, stderr } = await runCli([...args, "--reports", `${file}.callbacks`], { env: env() });
    expect(stderr).toContain("1 status reports recorded");
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ undelivered: 1 });
    expect(code).toBe(EXIT.partial);
    expect(await readFile(`${file}.results.csv`, "utf8")).toContain("UNDELIV");
  });

  it("keeps its numbers encrypted with a key", async () => {
    const file = await fileOf(2);
    const key = Buffer.alloc(32, 7).toString("base64");
    const args = ["sms", "bulk", file, ...COMMON, "--yes"];
    expect((await runCli(args, { env: { ...env(), CLOOPEN_CAMPAIGN_KEY: key } })).code).toBe(EXIT.done);
    expect((await readFile(`${file}.journal`)).includes(number(0))).toBe(false);
    expect((await runCli(args, { env: env() })).code).toBe(EXIT.usage);
  });
});

describe("bad input", () => {
  it.each([
    ["a malformed number", "12ab\n", "line 3"],
    ["too few variables", "", "the template has 2 variables"],
  ])("with %s is rejected with its place, and nothing is sent", async (what, more, place) => {
    const file = await fileOf(1, more);
    const flags = what === "too few variables" ? ["--template", "1", "--data", "1"] : COMMON;
    const { code, stderr } = await runCli(["sms", "bulk", file, ...flags, "--yes"], { env: env() });
    expect({ code, stderr }).toMatchObject({ code: EXIT.usage, stderr: expect.stringContaining(place) });
    expect({ sent: sandbox.state.messages.size, journal: existsSync(`${file}.journal`) }).toEqual({
      sent: 0,
      journal: false,
    });
  });

  it.each([
    [["--rate", "0"], "--rate"],
    [["--batch-size", "201"], "--batch-size"],
    [["--hours", "9-20"], "--hours"],
    [["--hours", "25:00-26:00"], "--hours"],
    [["--hours", "09:00-09:00"], "--hours"],
    [["--template", "x"], "--template must be digits"],
    [["--sub-append", "12345"], "--sub-append"],
    [["--encoding", "foo"], "--encoding"],
    [["--delimiter", ""], "--delimiter"],
    [["--column", "手机号"], "--column and --data"],
    [["--journal", "/nonexistent/journal"], "ENOENT"],
    [["--to-column", "nothing"], "no column"],
    [["--delimiter", ";", "--to-column", "nothing"], "--to-column and --column name the columns"],
  ])("%j is rejected", async (flags, text) => {
    const file = await fileOf(1);
    const { code, stderr } = await runCli(["sms", "bulk", file, ...COMMON, ...flags, "--yes"], { env: env() });
    expect({ code, stderr }).toMatchObject({ code: EXIT.usage, stderr: expect.stringContaining(text) });
  });

  it.each(["", "手机号\n"])("a file that holds %j is rejected, and nothing is left", async (content) => {
    const file = join(emptyFolder(), "people.csv");
    await writeFile(file, content);
    const { code, stderr } = await runCli(["sms", "bulk", file, ...COMMON, "--yes"], { env: env() });
    expect({ code, stderr }).toMatchObject({ code: EXIT.usage, stderr: expect.stringContaining("names nobody") });
    expect([existsSync(`${file}.journal`), existsSync(`${file}.results.csv`)]).toEqual([false, false]);
  });

  it("a key of the wrong length is rejected by the name of its variable", async () => {
    const file = await fileOf(1);
    const { code, stderr } = await runCli(["sms", "bulk", file, ...COMMON, "--yes"], {
      env: { ...env(), CLOOPEN_CAMPAIGN_KEY: "abc" },
    });
    expect({ code, stderr }).toMatchObject({
      code: EXIT.usage,
      stderr: expect.stringContaining("CLOOPEN_CAMPAIGN_KEY"),
    });
  });

  it("results that cannot be written exit with 7, and are there after the next run", async () => {
    const file = await fileOf(2);
    const args = ["sms", "bulk", file, ...COMMON, "--yes"];
    expect((await runCli([...args, "--results", "/nonexistent/results.csv"], { env: env() })).code).toBe(EXIT.output);
    expect((await runCli(args, { env: env() })).code).toBe(EXIT.done);
    expectOnceEach(2);
  });
});

describe.runIf(await findPython())("on a terminal", () => {
  it("shows a bar with rate and estimate; Ctrl-C pauses, and the same command continues", async () => {
    const file = await fileOf(60);
    const args = ["sms", "bulk", file, ...COMMON, "--batch-size", "1", "--rate", "40"];
    const confirmed = { wait: "to 60 people?", send: "y\r" };
    const first = await runInTerminal(args, [confirmed, { wait: "/s", send: CTRL_C }], { env: env() });
    expect(first).toMatchObject({ code: EXIT.interrupted, left: 0 });
    expect(first.text).toMatch(/[█░]{20} +\d+% · \d+\/60 · [\d.]+\/s/);
    const second = await runInTerminal([...args, "--yes"], [{ wait: " left", send: CTRL_C }], { env: env() });
    expect(second).toMatchObject({ code: EXIT.interrupted, left: 0 });
    const third = await runInTerminal([...args, "--yes"], [], { env: env() });
    expect(third).toMatchObject({ code: EXIT.done, text: expect.stringContaining("100% · 60/60") });
    expectOnceEach(60);
    const again = await runInTerminal([...args, "--yes"], [], { env: env() });
    expect(again).toMatchObject({ code: EXIT.done, text: expect.not.stringContaining("█") });
  });
});
