import { isLoopback } from "../webhooks/is-loopback.js";
import type { CliOptions } from "./options.js";

/** Explains why the sandbox cannot listen, and what to do. Unknown errors keep their own message. */
export function explainListenError(error: unknown, host: string, port: number): string {
  const code: unknown = Reflect.get(Object(error), "code");
  if (code === "EADDRINUSE") return `port ${port} of ${host} is in use (EADDRINUSE); --port 0 takes a free one`;
  if (code === "EACCES") return `port ${port} may not be used (EACCES); take one above 1023, or --port 0`;
  if (code === "EADDRNOTAVAIL") return `--host ${host} is no address of this machine (EADDRNOTAVAIL)`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `--host ${host} is not known (${code})`;
  return error instanceof Error ? error.message : String(error);
}

/** Warning about addresses that receive no callbacks because a flag is missing. */
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
