import { type ClientOptions, type CloopenClient, createClient } from "../../src/index.js";
import { APP_ID, NOW, SID, TOKEN } from "./synthetic-account.js";
import type { WireServer } from "./wire-server.js";

/** A client of the synthetic account that talks to a wire server, at the instant of the vectors. */
export function makeClient(server: Pick<WireServer, "baseUrl">, options: ClientOptions = {}): CloopenClient {
  return createClient({
    accountSid: SID,
    authToken: TOKEN,
    appId: APP_ID,
    baseUrl: server.baseUrl,
    effects: { now: () => NOW },
    ...options,
  });
}
