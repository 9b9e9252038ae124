import { type CloopenClient, createClient } from "@cloopen-rest/client";
import { createManualClock, createSandbox, type Sandbox, type SandboxOptions } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { type Application, serveApplication } from "./serve-application.js";

/** A sandbox that listens, a client of it, and the application that it tells of what happens. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly client: CloopenClient;
  /** Address of the console, with a slash at the end. */
  readonly console: string;
  /** Base URL for clients. */
  readonly url: string;
  readonly application: Application;
  /** Ends all connections; the sandbox itself goes on. */
  stopListening(): Promise<void>;
  /** Listens at the same address as before. */
  listenAgain(): Promise<void>;
  close(): Promise<void>;
}

/** A sub-account that is there from the start. */
export const SUB = { sid: "d".repeat(32), token: "e".repeat(32) } as const;

/** 2026-01-31, nine in the morning in Beijing. */
const START = Date.parse("2026-01-31T09:00:00+08:00");

/** Serves a sandbox with a manual clock on loopback. */
export async function openSandbox(options: SandboxOptions & { readonly port?: number } = {}): Promise<OpenSandbox> {
  const { port = 0, ...rest } = options;
  const application = await serveApplication();
  const clock = createManualClock(START);
  const sandbox = createSandbox({
    ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, seed: 1, clock, subAccounts: [SUB] },
    smsCallbackUrl: `${application.origin}/sms`,
    ivrUrl: `${application.origin}/ivr`,
    ...rest,
  });
  let listening = await sandbox.listen({ port });
  const client = createClient({
    ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl: listening.url },
    effects: { now: () => sandbox.clock.now() },
  });
  const origin = new URL(listening.url).origin;
  return {
    ...{ sandbox, client, application, url: listening.url, console: `${origin}/_sandbox/` },
    stopListening: () => listening.close(),
    async listenAgain() {
      listening = await sandbox.listen({ port: Number(new URL(origin).port) });
    },
    async close() {
      application.close();
      await listening.close();
    },
  };
}
