import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { afterAll, vi } from "vitest";
import { describeOperations } from "../../suite/describe-operations.js";

// Another program's server, as far as the suite can tell: it has an address, credentials, a time of its own, and no more.
const clock = createManualClock();
const sandbox = createSandbox({
  seed: 2,
  clock,
  ivrUrl: "http://127.0.0.1/ivr",
  smsCallbackUrl: "http://127.0.0.1/sms",
  fetch: async () => new Response("<Response><CmdNone/></Response>"),
});
const server = await sandbox.listen();
vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const time = { now: () => clock.now(), wait: (milliseconds: number) => sandbox.advance(milliseconds) };
describeOperations({ transport: "server", baseUrl: server.url, maySend: false }, time);
describeOperations({ transport: "server", baseUrl: server.url, maySend: true }, time);
