import { type createClient, getAccountInfo, sendTemplateSms } from "@cloopen-rest/client";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { findProblems } from "../../samples/going-live/check.js";

const log = vi.spyOn(console, "log").mockImplementation(() => {});
let sandbox: Sandbox;
let close: () => Promise<void>;
let cloopen: ReturnType<typeof createClient>;

beforeAll(async () => {
  sandbox = createSandbox();
  const listening = await sandbox.listen();
  close = () => listening.close();
  vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
  vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
  vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
  vi.stubEnv("CLOOPEN_BASE_URL", listening.url);
  ({ cloopen } = await import("../../samples/going-live/client.js"));
});
afterAll(async () => {
  log.mockRestore();
  vi.unstubAllEnvs();
  await close();
});
beforeEach(() => {
  sandbox.reset();
  log.mockClear();
});

const recorded = (): unknown[] => log.mock.calls.map(([line]) => JSON.parse(String(line)));

it("the client records calls, and why they failed, without a secret", async () => {
  await getAccountInfo(cloopen);
  await sendTemplateSms(cloopen, { to: "19900112310", templateId: "1", datas: ["6532", "5"] }).catch(() => {});
  sandbox.fail({ kind: "reset-after" });
  await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"] }).catch(() => {});
  expect(recorded()).toMatchObject([
    { operation: "getAccountInfo", attempts: 1, outcome: "ok" },
    { operation: "sendTemplateSms", attempts: 1, outcome: "api", code: "112310", mayHaveActed: false },
    { operation: "sendTemplateSms", attempts: 1, outcome: "connection", mayHaveActed: true },
  ]);
  const written = log.mock.calls.join("\n");
  for (const secret of [sandbox.authToken, sandbox.accountSid, "13800138000"]) expect(written).not.toContain(secret);
});

it("the check finds what would stop you from sending", async () => {
  const wanted = { templateId: "1", leastBalance: 50 };
  expect(await findProblems(cloopen, wanted)).toEqual([]);
  sandbox.admin.setBalance("10.00");
  sandbox.admin.seedTemplate({ id: "7", content: "{1}", status: "0" });
  expect(await findProblems(cloopen, { ...wanted, templateId: "7" })).toEqual([
    expect.stringMatching(/^the balance is 10/),
    "template 7 is not approved: status 0",
  ]);
});
