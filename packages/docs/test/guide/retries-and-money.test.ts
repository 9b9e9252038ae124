import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { freePort } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { journal } from "../../samples/retries-and-money/journal.js";
import { listen } from "./listen.js";

const SECRET = "s".repeat(32);
const complained = vi.spyOn(console, "error").mockImplementation(() => {});
let reports: Awaited<ReturnType<typeof listen>>;
let sandbox: Sandbox;
let port: number;
let send: (to: string, datas: string[], reqId: string) => Promise<void>;

beforeAll(async () => {
  vi.stubEnv("CALLBACK_SECRET", SECRET);
  reports = await listen(() => import("../../samples/retries-and-money/reports.js"));
  const smsCallbackUrl = `${reports.origin}/cloopen/${SECRET}`;
  sandbox = createSandbox({ clock: createManualClock(), smsCallbackUrl });
  port = await freePort();
  vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
  vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
  vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
  vi.stubEnv("CLOOPEN_BASE_URL", `http://127.0.0.1:${port}/2013-12-26`);
  ({ send } = await import("../../samples/retries-and-money/send.js"));
});
afterAll(async () => {
  complained.mockRestore();
  vi.unstubAllEnvs();
  await reports.close();
});
beforeEach(() => {
  sandbox.reset();
  journal.clear();
});

/** Sends while the sandbox listens, and gives what the journal holds. */
async function sendTo(to: string, reqId: string) {
  const listening = await sandbox.listen({ port });
  await send(to, ["6532", "5"], reqId);
  await listening.close();
  return journal.get(reqId);
}

it("accepts, and learns of the delivery", async () => {
  expect(await sendTo("13800138000", "order1")).toBe("accepted");
  await sandbox.advance(5_000);
  expect(journal.get("order1")).toBe("delivered");
});

it("sends once though the response was lost, and learns from the report that it was sent", async () => {
  sandbox.fail({ kind: "reset-after", operation: "sendTemplateSms" });
  expect(await sendTo("13800138000", "order2")).toBe("unknown");
  expect(sandbox.state.messages.size).toBe(1);
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining("160054"), 2);
  await sandbox.advance(5_000);
  expect(journal.get("order2")).toBe("delivered");
});

it("knows that nothing was sent when the platform says so", async () => {
  expect(await sendTo("19900112310", "order3")).toBe("not sent");
});

it("knows that nothing was sent when there is no connection", async () => {
  await send("13800138000", ["6532", "5"], "order4");
  expect(journal.get("order4")).toBe("not sent");
  expect(complained).toHaveBeenLastCalledWith(expect.any(String), 3);
});

it("learns that a message was not delivered", async () => {
  expect(await sendTo("19906000000", "order5")).toBe("accepted");
  await sandbox.advance(5_000);
  expect(journal.get("order5")).toBe("undelivered");
});
