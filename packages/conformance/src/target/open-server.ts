import { createClient } from "@cloopen-rest/client";
import { makeSubAccount } from "./make-sub-account.js";
import { onlyExchange } from "./only-exchange.js";
import type { Target } from "./target.js";
import { Unsupported } from "./unsupported.js";
import { createWireTap } from "./wire-tap.js";

const LONGEST_WAIT_MS = 15_000;

/**
 * A server that was given, behind a tap; ids and token come from `CLOOPEN_*`.
 *
 * @param time the server's; everybody's by default, of which 15 seconds at most are waited for
 */
export async function openServer(baseUrl: string, maySend: boolean, time: Time = REAL_TIME): Promise<Target> {
  const tap = await createWireTap(baseUrl);
  const cloopen = createClient({ baseUrl: tap.url, effects: { now: time.now } });
  return {
    transport: "server",
    baseUrl: tap.url,
    account: { sid: cloopen.sid, token: process.env["CLOOPEN_AUTH_TOKEN"] ?? "" },
    appId: cloopen.appId ?? "",
    cloopen,
    subAccount: maySend ? await makeSubAccount(cloopen) : undefined,
    maySend,
    fetch: (url, init) => globalThis.fetch(url, init),
    sandbox: undefined,
    receiver: undefined,
    forget: () => tap.forget(),
    takeExchange: () => onlyExchange(tap.take()),
    now: time.now,
    wait: time.wait,
    close: () => tap.close(),
  };
}

/** The time of a server. */
export type Time = Pick<Target, "now" | "wait">;

async function waitForReal(milliseconds: number): Promise<void> {
  if (milliseconds > LONGEST_WAIT_MS) throw new Unsupported(`${milliseconds / 1000} seconds would have to pass`);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const REAL_TIME: Time = { now: Date.now, wait: waitForReal };
