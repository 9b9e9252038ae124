import type { CloopenClient } from "@cloopen-rest/client";
import type { SandboxOptions } from "../../src/sandbox.js";
import { clientOf } from "./client-of.js";
import { createTestSandbox, SUB, type TestSandbox } from "./test-sandbox.js";

/** The developer's side: a client that calls the sandbox, and a server that takes its callbacks, both without a port. */
export interface Caller extends TestSandbox {
  readonly cloopen: CloopenClient;
  /** The same client, signing as the sub-account. */
  readonly sub: CloopenClient;
  /** Bodies of the callbacks of one kind that came so far. */
  told(kind: string): readonly string[];
  /** Moves the clock second by second; all that is under way ends in between. */
  pass(seconds: number): Promise<void>;
}

/** Where the developer's server is. */
export const SERVER = "http://127.0.0.1:3000";

const ACCEPTED = "<Response><statuscode>000000</statuscode></Response>";

/** What the developer's server says to a callback. */
export type Answer = (url: string, body: string) => string | Response | Promise<string>;

/** @param options those of a sandbox, and what the developer's server says: by default it accepts as a notification is accepted */
export function createCaller(
  options: SandboxOptions & { readonly start?: number; readonly answer?: Answer } = {},
): Caller {
  const { answer = () => ACCEPTED, ...rest } = options;
  const { sandbox, clock } = createTestSandbox({
    ...rest,
    fetch: async (url, init) => {
      const said = await answer(String(url), String(init?.body));
      return said instanceof Response ? said : new Response(said);
    },
  });
  const cloopen = clientOf({ sandbox, clock });
  return {
    sandbox,
    clock,
    cloopen,
    sub: cloopen.subAccount(SUB),
    told: (kind) => sandbox.callbacks.filter((attempt) => attempt.kind === kind).map(({ body = "" }) => body),
    async pass(seconds) {
      for (let second = 0; second < seconds; second++) {
        await sandbox.settled();
        clock.advance(1_000);
      }
      await sandbox.settled();
    },
  };
}

/** A field of an XML body; `""` for an empty element. */
export function memberOf(body: string | undefined, name: string): string | undefined {
  const [element, text = ""] = new RegExp(`<${name}(?:/>|>([^<]*)</${name}>)`).exec(body ?? "") ?? [];
  return element === undefined ? undefined : text;
}
