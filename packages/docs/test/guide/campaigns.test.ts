import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { freePort } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const CSV = "\ufeff手机号,code,minutes\r\n13800138000,6532,5\r\n+86 138 0013 8001,6532,5\r\n13800138002,7744,5\r\n";

vi.spyOn(console, "log").mockImplementation(() => {});
const clock = createManualClock();
let sandbox: Sandbox;
let close: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-campaigns-"));
  await writeFile(join(folder, "customers.csv"), CSV);
  sandbox = createSandbox({ clock, smsCallbackUrl: `http://127.0.0.1:${await freePort()}/` });
  const server = await sandbox.listen();
  close = () => server.close();
  for (const [name, value] of Object.entries({
    CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
    CLOOPEN_AUTH_TOKEN: sandbox.authToken,
    CLOOPEN_APP_ID: sandbox.appId,
    CLOOPEN_BASE_URL: server.url,
    CAMPAIGNS_FILE: join(folder, "campaigns.db"),
    CUSTOMERS: join(folder, "customers.csv"),
    RESULTS: join(folder, "results.csv"),
  }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await close();
  await rm(folder, { recursive: true });
});

it("the sample sends to everybody once, however often it is run, and the reports end in the results", async () => {
  const { end, progress } = await import("../../samples/campaigns/send.js");
  expect([end, progress.accepted]).toEqual(["done", 3]);
  vi.resetModules();
  expect((await import("../../samples/campaigns/send.js")).progress.accepted).toBe(3);
  expect([...sandbox.state.messages.values()].flatMap(({ to }) => to).sort()).toEqual([
    "13800138000",
    "13800138001",
    "13800138002",
  ]);
  clock.advance(60_000);
  await sandbox.settled();
  const results = await import("../../samples/campaigns/results.js");
  expect(results.progress).toMatchObject({ delivered: 3, accepted: 0 });
  const [header, ...rows] = (await readFile(join(folder, "results.csv"), "utf8")).trim().split("\r\n");
  expect(header).toContain("to,state,code");
  expect(rows).toHaveLength(3);
});
