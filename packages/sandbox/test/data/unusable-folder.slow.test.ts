import { chmod, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { type RunningProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandbox } from "../../src/create-sandbox.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

let directory = "";
const running: RunningProgram[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "sandbox-data-"));
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop("SIGKILL");
  await chmod(directory, 0o700);
  await rm(directory, { recursive: true });
});

/** @param blocks files may not grow beyond so many times 512 bytes: what a full disk does to a program */
function startBin(blocks?: number): RunningProgram {
  const limit = blocks === undefined ? "" : `ulimit -f ${blocks};`;
  const args = [process.execPath, MAIN, "--port", "0", "--data", directory];
  const program = startProgram("sh", ["-c", `${limit} exec "$0" "$@"`, ...args]);
  running.push(program);
  return program;
}

async function useOnce(): Promise<void> {
  await createSandbox({ data: { directory } }).close();
}

async function contents(): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(directory);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), "utf8")])),
  );
}

async function expectRefused(reason: RegExp): Promise<void> {
  const before = await contents();
  expect(() => createSandbox({ data: { directory } })).toThrow(reason);
  expect(await contents()).toEqual(before);
}

describe("a data folder is rejected with a reason, and left as it is, while it belongs to", () => {
  test("another process, until that is killed", async () => {
    const first = startBin();
    const { accountSid } = JSON.parse(await first.line(/^\{/));
    await expectRefused(/is used by process \d+; if that is no sandbox, delete .*lock$/);
    const second = await startBin().ended;
    expect([second.code, second.stderr]).toEqual([1, expect.stringMatching(/^cloopen-sandbox: .* is used by process/)]);
    await first.stop("SIGKILL");
    const third = createSandbox({ data: { directory } });
    expect(third.accountSid).toBe(accountSid);
    await third.close();
    expect(await readdir(directory)).toEqual(["journal"]);
  });

  test("another host, as in a second container, until that is silent for half a minute", async () => {
    await useOnce();
    const lock = join(directory, "lock");
    await writeFile(lock, "1 another-host");
    await expectRefused(/is used by process 1 on another-host; if that is no sandbox, delete .*lock$/);
    const before = new Date(Date.now() - 31_000);
    await utimes(lock, before, before);
    await useOnce();
    expect(await readdir(directory)).toEqual(["journal"]);
  });

  test("a sandbox that is just starting", async () => {
    await writeFile(join(directory, "lock"), "");
    await expectRefused(/is used by another sandbox, which is just starting/);
  });
});

test("a data folder that this user may not write is rejected, and left as it is", async () => {
  await useOnce();
  const before = await contents();
  await chmod(directory, 0o555);
  const start = () => createSandbox({ data: { directory } });
  const [user] = [process.geteuid?.() ?? 1];
  // Nobody keeps the administrator from writing.
  if (user === 0) process.seteuid?.(65_534);
  try {
    expect(start).toThrow(/cannot be used: this user may not read or write it \(EACCES\)/);
  } finally {
    if (user === 0) process.seteuid?.(user);
  }
  expect(await contents()).toEqual(before);
});

describe("a full disk", () => {
  test("does not start, and leaves nothing half-written", async () => {
    const { code, stderr } = await startBin(0).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^cloopen-sandbox: .* cannot be used: a file may not grow that far \(EFBIG\)\n$/),
    ]);
    expect(await readdir(directory)).toEqual([]);
  });

  test("ends the sandbox, and loses nothing that was answered", async () => {
    const program = startBin(16);
    const { url: baseUrl, console: _pages, ...credentials } = JSON.parse(await program.line(/^\{/));
    const cloopen = createClient({ ...credentials, baseUrl });
    const answered: (string | undefined)[] = [];
    const send = async (): Promise<never> => {
      for (;;) {
        const sms = { to: "13800138000", templateId: "1", datas: ["4711", "5"] };
        answered.push((await sendTemplateSms(cloopen, sms, { retry: false })).smsMessageSid);
      }
    };
    await expect(send()).rejects.toThrow();
    const { code, stderr } = await program.ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining("the data folder cannot be written: EFBIG")]);
    expect(answered.length).toBeGreaterThan(5);
    const again = createSandbox({ data: { directory } });
    expect([...again.state.messages.keys()]).toEqual(expect.arrayContaining(answered));
    await again.close();
  });
});
