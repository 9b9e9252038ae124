import { createSandbox } from "@cloopen-rest/sandbox";
import { afterAll, vi } from "vitest";
import { describeOperations } from "../../suite/describe-operations.js";

// Another program's server, as far as the suite can tell: it has an address and credentials, and no more.
const sandbox = createSandbox({ seed: 2 });
const server = await sandbox.listen();
vi.stubEnv("CLOOPEN_ACCOUNT_SID", sandbox.accountSid);
vi.stubEnv("CLOOPEN_AUTH_TOKEN", sandbox.authToken);
vi.stubEnv("CLOOPEN_APP_ID", sandbox.appId);
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

describeOperations({ transport: "server", baseUrl: server.url, maySend: false });
