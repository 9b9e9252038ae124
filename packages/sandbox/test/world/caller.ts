import { type CloopenClient, createClient, isCloopenApiError } from "@cloopen-rest/client";
import type { SandboxOptions } from "../../src/sandbox.js";
import { APP_ID, createTestSandbox, MAIN, SUB, type TestSandbox } from "./test-sandbox.js";

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
  const cloopen = createClient({
    accountSid: MAIN.sid,
    authToken: MAIN.token,
    appId: APP_ID,
    baseUrl: "http://127.0.0.1/2013-12-26",
    effects: {
      fetch: (url, init) => sandbox.fetch(new Request(url, init as RequestInit)),
      now: () => clock.now(),
    },
  });
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

/** The status code that a call fails with, `000000` when it succeeds. */
export async function codeFrom(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "000000";
  } catch (error) {
    if (isCloopenApiError(error)) return error.statusCode;
    throw error;
  }
}

/** A member of an XML body. */
export function memberOf(body: string | undefined, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body ?? "")?.[1];
}
