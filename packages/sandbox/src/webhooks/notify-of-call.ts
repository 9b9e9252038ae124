import type { Platform } from "../kernel/kernel.js";
import type { Call } from "../telephony/call.js";
import { note } from "../telephony/transcript.js";
import type { Notifying } from "./dispatcher.js";

/**
 * Tells the application something of a call: `appid` and `callid` first (ivr-protocol.md §5 and §6).
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 * @returns whether it was sent
 */
export function notifyOfCall(
  platform: Platform,
  call: Call,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  how: Notifying = {},
): boolean {
  const { appId, callSid } = call;
  const ivrUrl = platform.state.applications.get(appId)?.ivrUrl;
  if (relative === undefined || ivrUrl === undefined) return false;
  const told = new URLSearchParams(parameters).toString();
  note(platform, call, "platform", `tells ${relative}${told === "" ? "" : ` ${told}`}`);
  platform.webhooks.sendNotification(kind, ivrUrl, relative, { appid: appId, callid: callSid, ...parameters }, how);
  return true;
}
