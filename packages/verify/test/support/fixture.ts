import { type ClientOptions, type CloopenClient, createClient, fetchTransport } from "@cloopen-rest/client";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { createVerify } from "../../src/create-verify.js";
import type { Verify, VerifyOptions } from "../../src/verify.js";

export const SECRET: string = "s".repeat(32);
export const NUMBER = "13800138000";

/** Codes over a client of a sandbox in this process. */
export interface Fixture {
  readonly sandbox: Sandbox;
  readonly client: CloopenClient;
  readonly verify: Verify;
  /** Codes of the messages and calls so far, oldest first. */
  texts(): readonly string[];
  calls(): readonly string[];
}

export function createFixture(options: Partial<VerifyOptions> = {}, clientOptions: ClientOptions = {}): Fixture {
  const sandbox = createSandbox();
  const { accountSid, authToken, appId } = sandbox;
  const transport = fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) });
  const client = createClient({ accountSid, authToken, appId, transport, ...clientOptions });
  return {
    sandbox,
    client,
    verify: createVerify({ client, templateId: "1", secret: SECRET, ...options }),
    texts: () => [...sandbox.state.messages.values()].map(({ datas }) => datas[0] ?? ""),
    calls: () => [...sandbox.state.voiceCalls.values()].map(({ plays }) => plays[0] ?? ""),
  };
}
