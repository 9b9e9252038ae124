import { createClient } from "@cloopen-rest/client";
import { makeSubAccount } from "./make-sub-account.js";
import { onlyExchange } from "./only-exchange.js";
import type { Target } from "./target.js";
import { TooLong } from "./too-long.js";
import { createWireTap } from "./wire-tap.js";

const LONGEST_WAIT_MS = 15_000;

/** A server that was given, behind a tap; ids and token come from `CLOOPEN_*`. */
export async function openServer(baseUrl: string, maySend: boolean): Promise<Target> {
  const tap = await createWireTap(baseUrl);
  const cloopen = createClient({ baseUrl: tap.url });
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
    now: Date.now,
    wait: waitForReal,
    close: () => tap.close(),
  };
}

async function waitForReal(milliseconds: number): Promise<void> {
  if (milliseconds > LONGEST_WAIT_MS) throw new TooLong(`${milliseconds / 1000} seconds would have to pass`);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
