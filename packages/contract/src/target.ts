import { type CloopenClient, createClient, createSubAccount } from "@cloopen-rest/client";
import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { createWireTap, type WireTap } from "./wire-tap.js";

/** The server that is held to the contract, seen through a tap. */
export interface Target {
  readonly tap: WireTap;
  readonly credentials: { readonly sid: string; readonly token: string };
  /** Client for the main account. */
  readonly cloopen: CloopenClient;
  /** Client for a sub-account, and its credentials; only where the suite may create one. */
  readonly subAccount: { readonly sid: string; readonly token: string; readonly cloopen: CloopenClient } | undefined;
  /** Whether operations that send, call or create may run. */
  readonly maySend: boolean;
  /** The server's time, in milliseconds since 1970. */
  now(): number;
  /** Lets time pass on the server. */
  wait(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** A case needs more time than one can wait for on a live server. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

const LONGEST_WAIT_MS = 15_000;

/**
 * The server of `CLOOPEN_CONTRACT_BASE_URL`, with the credentials of `CLOOPEN_*`, read-only unless `CLOOPEN_CONTRACT_SEND` is `1`; without it, a sandbox of
 * its own on loopback.
 */
export async function openTarget(): Promise<Target> {
  const baseUrl = process.env["CLOOPEN_CONTRACT_BASE_URL"];
  if (baseUrl === undefined) return openSandbox();
  const tap = await createWireTap(baseUrl);
  const maySend = process.env["CLOOPEN_CONTRACT_SEND"] === "1";
  const cloopen = createClient({ baseUrl: tap.url });
  const token = process.env["CLOOPEN_AUTH_TOKEN"] ?? "";
  return finish({
    tap,
    cloopen,
    credentials: { sid: cloopen.sid, token },
    maySend,
    now: Date.now,
    wait: waitForReal,
    close: () => tap.close(),
  });
}

async function waitForReal(milliseconds: number): Promise<void> {
  if (milliseconds > LONGEST_WAIT_MS) throw new TooLong(`${milliseconds} ms would have to pass`);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function openSandbox(): Promise<Target> {
  const clock = createManualClock();
  // Some operations need these addresses; what is sent there is not this suite's concern.
  const [ivrUrl, smsCallbackUrl] = ["http://127.0.0.1/ivr", "http://127.0.0.1/sms"];
  const fetch = async (): Promise<Response> => new Response("<Response><CmdNone/></Response>");
  const sandbox = createSandbox({ seed: 1, clock, ivrUrl, smsCallbackUrl, fetch });
  const server = await sandbox.listen();
  const tap = await createWireTap(server.url);
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({
    accountSid,
    authToken,
    appId,
    baseUrl: tap.url,
    // Days may pass on the sandbox's clock; stamps must follow it.
    effects: { now: () => clock.now() },
  });
  return finish({
    tap,
    cloopen,
    credentials: { sid: accountSid, token: authToken },
    maySend: true,
    now: () => clock.now(),
    async wait(milliseconds) {
      clock.advance(milliseconds);
      await sandbox.settled();
    },
    async close() {
      await tap.close();
      await server.close();
    },
  });
}

async function finish(target: Omit<Target, "subAccount">): Promise<Target> {
  const subAccount = target.maySend ? await makeSubAccount(target.cloopen) : undefined;
  return { ...target, subAccount };
}

async function makeSubAccount(cloopen: CloopenClient): Promise<Target["subAccount"]> {
  const { subAccountSid: sid = "", subToken: token = "" } = await createSubAccount(cloopen, {
    friendlyName: `contract${Date.now()}@example.com`,
  });
  return { sid, token, cloopen: cloopen.subAccount({ sid, token }) };
}
