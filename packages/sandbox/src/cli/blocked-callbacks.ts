import { isLoopback } from "../webhooks/is-loopback.js";
import type { CliOptions } from "./options.js";

/** What to say of addresses that callbacks are never sent to, for want of a flag. */
export function blockedCallbacks({
  smsCallbackUrl,
  ivrUrl,
  callAuthUrl,
  allowCallbacksTo,
}: CliOptions): readonly string[] {
  return Object.entries({ "--sms-callback-url": smsCallbackUrl, "--ivr-url": ivrUrl, "--call-auth-url": callAuthUrl })
    .map(([flag, url]) => ({ flag, host: url === undefined ? "localhost" : new URL(url).hostname }))
    .filter(({ host }) => !isLoopback(host) && !allowCallbacksTo.includes(host))
    .map(({ flag, host }) => `${flag}: nothing is sent to ${host} without --allow-callbacks-to ${host}`);
}
