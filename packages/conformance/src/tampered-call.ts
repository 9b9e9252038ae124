import { createClient, type Formats, fetchTransport } from "@cloopen-rest/client";
import { callPath, type Outcome } from "./call-path.js";
import type { Prepared } from "./prepare.js";
import { signerOf } from "./signer.js";
import type { SpecOperation } from "./spec.js";
import type { Target } from "./target/target.js";

/** A signed request on its way, before it is sent. */
export interface Outgoing {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | undefined;
}

/** Makes a mistake in a request that the client would not make. */
export type Tamper = (outgoing: Outgoing) => Outgoing;

/**
 * Calls an operation through the client and tampers with the signed request, so that the client
 * handles a real rejection. On an expired timestamp the client resyncs its clock and retries once:
 * the target keeps the last exchange alone.
 */
export function callTampered(
  target: Target,
  operation: SpecOperation,
  formats: Formats,
  prepared: Prepared,
  tamper: Tamper,
): Promise<Outcome> {
  const { baseUrl, account, appId } = target;
  const main = createClient({
    baseUrl,
    appId,
    accountSid: account.sid,
    authToken: account.token,
    effects: { now: target.now },
    transport: fetchTransport({
      fetch(url, { body: sent, ...init }) {
        target.forget();
        const { url: changed, headers, body } = tamper({ url: new URL(url), headers: init.headers, body: sent });
        return target.fetch(String(changed), { ...init, headers: { ...headers }, ...(body !== undefined && { body }) });
      },
    }),
  });
  const { credentials } = signerOf(operation, target);
  const signer = operation.level === "account" ? main : main.subAccount(credentials);
  return callPath(signer, operation, formats, prepared);
}
