import { createSandbox, type Sandbox, type SandboxOptions } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll } from "vitest";
import { accountAt } from "./run-cli.js";

/** A sandbox on loopback while the tests of a file run. */
export interface SandboxFixture {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a sandbox before the tests of a file, with the synthetic account. */
export function startSandbox(options: SandboxOptions = {}): SandboxFixture {
  const sandbox = createSandbox({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, ...options });
  let listening: Awaited<ReturnType<Sandbox["listen"]>> | undefined;
  beforeAll(async () => {
    listening = await sandbox.listen();
  });
  afterAll(() => listening?.close());
  const url = (): string => {
    if (listening === undefined) throw new Error("the sandbox listens in tests and hooks only");
    return listening.url;
  };
  return {
    sandbox,
    get url() {
      return url();
    },
    get env() {
      return accountAt(url());
    },
  };
}
