import { type CloopenClient, createClient, isCloopenApiError } from "@cloopen-rest/client";
import type { ManualClock } from "../../src/clock/manual-clock.js";
import type { Sandbox, SandboxOptions } from "../../src/sandbox.js";
import { APP_ID, createTestSandbox, MAIN } from "./test-sandbox.js";

/** A sandbox, a client of it, and the notifications that the application has got. No port anywhere. */
export interface IvrWorld {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly client: CloopenClient;
  /** Path and query of the notifications since the last look, below the application's URL, in the order in which they were sent. */
  heard(): Promise<readonly string[]>;
}

export function createIvrWorld(options: SandboxOptions = {}): IvrWorld {
  const { sandbox, clock } = createTestSandbox({
    ivrUrl: "http://127.0.0.1:9/ivr",
    fetch: async () => new Response("<Response><CmdNone/></Response>"),
    ...options,
  });
  const client = createClient({
    accountSid: MAIN.sid,
    authToken: MAIN.token,
    appId: APP_ID,
    baseUrl: "http://127.0.0.1/2013-12-26",
    effects: {
      fetch: (url, init) => sandbox.fetch(new Request(url, init as RequestInit)),
      now: () => clock.now(),
    },
  });
  let seen = 0;
  return {
    sandbox,
    clock,
    client,
    async heard() {
      await sandbox.settled();
      const fresh = sandbox.callbacks.slice(seen).map(({ url }) => url.replace("http://127.0.0.1:9/ivr/", ""));
      seen = sandbox.callbacks.length;
      return fresh;
    },
  };
}

/** The status code that a call is refused with; `000000` when it is not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "000000";
  } catch (error) {
    if (isCloopenApiError(error)) return error.statusCode;
    throw error;
  }
}
