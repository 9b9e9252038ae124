import { type ClientOptions, type CloopenClient, createClient } from "../../src/index.js";
import { APP_ID, NOW, SID, TOKEN } from "./synthetic-account.js";
import type { WireServer } from "./wire-server.js";

/** All events of the hooks of these clients. */
export const hookEvents: unknown[] = [];

const note = (event: unknown): void => void hookEvents.push(event);

/** Writes down what begins and what ends. */
function watch(start: unknown): (end: unknown) => void {
  note(start);
  return note;
}

/**
 * A client of the synthetic account that talks to a wire server, at the instant of the vectors.
 * Pauses take no time.
 */
export function makeClient(server: Pick<WireServer, "baseUrl">, options: ClientOptions = {}): CloopenClient {
  return createClient({
    accountSid: SID,
    authToken: TOKEN,
    appId: APP_ID,
    baseUrl: server.baseUrl,
    hooks: { onCall: watch, onAttempt: watch },
    ...options,
    effects: { sleep: async () => {}, ...(options.effects ?? { now: () => NOW }) },
  });
}
