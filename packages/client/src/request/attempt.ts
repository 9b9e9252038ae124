import type { Settings } from "../options/settings.js";
import type { Credentials } from "../protocol/signing/sign.js";
import { signAt } from "../protocol/signing/sign-at.js";
import { type IncomingReply, type Patience, send } from "../transport/send.js";

/** A request that only lacks its signature: the same for every attempt. */
export interface UnsignedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | undefined;
}

/**
 * Signs a request, with one timestamp, and sends it once.
 *
 * @param now by the clock of this machine
 */
export function sendSigned(
  { effects, clock }: Pick<Settings, "effects" | "clock">,
  credentials: Credentials,
  request: UnsignedRequest,
  patience: Patience,
  now: number,
): Promise<IncomingReply> {
  const { sig, authorization } = signAt(credentials, now + clock.offsetMs);
  const { url, method, headers, body } = request;
  const signed = { url: withSig(url, sig), method, headers: { ...headers, Authorization: authorization }, body };
  return send(effects, signed, patience);
}

/** A URL with a signature, or with what stands for one. */
export function withSig(url: string, sig: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}sig=${sig}`;
}
