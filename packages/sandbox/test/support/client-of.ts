import { type CloopenClient, createClient, fetchTransport } from "@cloopen-rest/client";
import { APP_ID, MAIN, type TestSandbox } from "./test-sandbox.js";

/** A client of a test sandbox, without a port, on the sandbox's clock. */
export function clientOf({ sandbox, clock }: TestSandbox): CloopenClient {
  return createClient({
    accountSid: MAIN.sid,
    authToken: MAIN.token,
    appId: APP_ID,
    baseUrl: "http://127.0.0.1/2013-12-26",
    transport: fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) }),
    effects: { now: () => clock.now() },
  });
}
