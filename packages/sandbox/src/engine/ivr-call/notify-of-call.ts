import type { Notifying } from "../../callbacks/outbox.js";
import type { Engine } from "../engine.js";
import { note } from "../ivr-player/transcript.js";
import type { IvrCall } from "./ivr-call-state.js";

/**
 * Tells the application something of a call: `appid` and `callid` first (spec/reference/ivr-protocol.md#call-notifications and spec/reference/ivr-protocol.md#agent-notifications).
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 * @returns whether it was sent
 */
export function notifyOfCall(
  engine: Engine,
  call: IvrCall,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  how: Notifying = {},
): boolean {
  const { appId, callSid } = call;
  const ivrUrl = engine.state.applications.get(appId)?.ivrUrl;
  if (relative === undefined || ivrUrl === undefined) return false;
  const told = new URLSearchParams(parameters).toString();
  note(engine, call, "platform", `tells ${relative}${told === "" ? "" : ` ${told}`}`);
  engine.outbox.sendNotification(kind, ivrUrl, relative, { appid: appId, callid: callSid, ...parameters }, how);
  return true;
}
