import { createClient, type FetchTransportOptions, fetchTransport } from "@cloopen-rest/client";
import { createManualClock, createSandbox, type ManualClock, type Sandbox } from "@cloopen-rest/sandbox";
import { openWebhookReceiver } from "../callbacks/webhook-receiver.js";
import { readCertificate } from "./certificate.js";
import { makeSubAccount } from "./make-sub-account.js";
import { onlyExchange } from "./only-exchange.js";
import { recordFetch } from "./recording-fetch.js";
import type { Target } from "./target.js";
import { createWireTap } from "./wire-tap.js";

/** How one gets to the sandbox. */
type Way = Pick<Target, "baseUrl" | "fetch" | "forget" | "takeExchange" | "close">;

/** A sandbox of the suite's own, whose time does not move by itself. Under TLS both hops are TLS: client to tap and tap to sandbox. */
export async function openSandbox(transport: "in-process" | "http" | "tls"): Promise<Target> {
  const clock = createManualClock();
  const receiver = await openWebhookReceiver(transport);
  const sandbox = createSandbox({
    seed: 1,
    // What the client sends must pass without any leniency.
    strict: true,
    clock,
    ivrUrl: receiver.ivrUrl,
    smsCallbackUrl: receiver.callbackUrl,
    ...(receiver.fetch && { fetch: receiver.fetch }),
    onWarning: () => {},
  });
  const way = await (transport === "in-process" ? direct(sandbox) : overSockets(sandbox, transport === "tls"));
  const cloopen = clientOf(sandbox, clock, way);
  return {
    ...way,
    transport,
    account: { sid: sandbox.accountSid, token: sandbox.authToken },
    appId: sandbox.appId,
    cloopen,
    subAccount: await makeSubAccount(cloopen),
    maySend: true,
    sandbox,
    receiver,
    now: () => clock.now(),
    async wait(milliseconds) {
      clock.advance(milliseconds);
      await sandbox.settled();
    },
    async close() {
      await way.close();
      await receiver.close();
    },
  };
}

function clientOf({ accountSid, authToken, appId }: Sandbox, clock: ManualClock, { baseUrl, fetch }: Way) {
  // Days may pass on the sandbox's clock; stamps must follow it. Over sockets the client's own transport is what is tested.
  const transport = fetch !== sendOverSockets && { transport: fetchTransport({ fetch }) };
  return createClient({ accountSid, authToken, appId, baseUrl, ...transport, effects: { now: () => clock.now() } });
}

async function direct(sandbox: Sandbox): Promise<Way> {
  const recorder = recordFetch((request) => sandbox.fetch(request));
  return {
    baseUrl: "http://127.0.0.1/2013-12-26",
    fetch: recorder.fetch,
    forget: () => recorder.forget(),
    takeExchange: () => onlyExchange(recorder.take()),
    close: async () => {},
  };
}

async function overSockets(sandbox: Sandbox, secure: boolean): Promise<Way> {
  const tls = secure ? await readCertificate(process.env) : undefined;
  const server = await sandbox.listen({ ...(tls && { tls }) });
  const tap = await createWireTap(server.url, { tls });
  return {
    baseUrl: tap.url,
    fetch: sendOverSockets,
    forget: () => tap.forget(),
    takeExchange: () => onlyExchange(tap.take()),
    async close() {
      await tap.close();
      await server.close();
    },
  };
}

const sendOverSockets: NonNullable<FetchTransportOptions["fetch"]> = (url, init) => globalThis.fetch(url, init);
