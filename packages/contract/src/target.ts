import { type CloopenClient, createClient, createSubAccount } from "@cloopen-rest/client";
import { createSandbox } from "@cloopen-rest/sandbox";
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
  close(): Promise<void>;
}

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
  return finish(tap, cloopen, { sid: cloopen.sid, token }, maySend, () => tap.close());
}

async function openSandbox(): Promise<Target> {
  const sandbox = createSandbox({ seed: 1 });
  const server = await sandbox.listen();
  const tap = await createWireTap(server.url);
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({ accountSid, authToken, appId, baseUrl: tap.url });
  return finish(tap, cloopen, { sid: accountSid, token: authToken }, true, async () => {
    await tap.close();
    await server.close();
  });
}

async function finish(
  tap: WireTap,
  cloopen: CloopenClient,
  credentials: Target["credentials"],
  maySend: boolean,
  close: () => Promise<void>,
): Promise<Target> {
  const subAccount = maySend ? await makeSubAccount(cloopen) : undefined;
  tap.take();
  return { tap, credentials, cloopen, subAccount, maySend, close };
}

async function makeSubAccount(cloopen: CloopenClient): Promise<Target["subAccount"]> {
  const { subAccountSid: sid = "", subToken: token = "" } = await createSubAccount(cloopen, {
    friendlyName: `contract${Date.now()}@example.com`,
  });
  return { sid, token, cloopen: cloopen.subAccount({ sid, token }) };
}
