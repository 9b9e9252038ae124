import type { CloopenClient } from "@cloopen-rest/client";
import type { ManualClock } from "../../src/kernel/manual-clock.js";
import type { Sandbox, SandboxOptions } from "../../src/sandbox.js";
import { clientOf } from "./client-of.js";
import { createTestSandbox } from "./test-sandbox.js";

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
  let seen = 0;
  return {
    sandbox,
    clock,
    client: clientOf({ sandbox, clock }),
    async heard() {
      await sandbox.settled();
      const fresh = sandbox.callbacks.slice(seen).map(({ url }) => url.replace("http://127.0.0.1:9/ivr/", ""));
      seen = sandbox.callbacks.length;
      return fresh;
    },
  };
}
