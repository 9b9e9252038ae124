import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";

/**
 * Tells the application something of a call: `appid` and `callid` first (ivr-protocol.md §5 and §6).
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 */
export function notifyOfCall(
  { outbox, state }: Engine,
  { appId, callSid }: IvrCall,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
): void {
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (relative === undefined || ivrUrl === undefined) return;
  outbox.sendNotification(kind, ivrUrl, relative, { appid: appId, callid: callSid, ...parameters });
}
