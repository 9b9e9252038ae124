import type { ApiEntry, WebhookEntry } from "./api-entries.js";

/** Webhooks that follow an operation; those of commands are read from the contract (`x-path-from`). Source: the descriptions of the webhooks. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  sendTemplateSms: ["smsStatusReport", "smsMo"],
  sendTemplateSmsAsSubAccount: ["smsStatusReport", "smsMo"],
  sendSms: ["smsStatusReport", "smsMo"],
  landingCall: ["landingCallResult"],
  voiceVerify: ["voiceVerifyResult"],
  callback: ["callAuth", "callEstablish", "hangup", "callbackCdr"],
  dialIvr: ["ivrStartService", "ivrStopService"],
  agentOnWork: ["ivrAgentState"],
  agentReady: ["ivrAgentState"],
  agentOffWork: ["ivrAgentState"],
};

/** Element of the command that an entry stands for; `undefined` where it is no command. */
function elementOf(entry: ApiEntry): string | undefined {
  if (entry.kind === "webhook") return undefined;
  return entry.kind === "ivr-command" ? entry.command.name : entry.element;
}

/** The webhooks that an operation, a command or an IVR command leads to. */
export function webhooksAfter(entry: ApiEntry, entries: readonly ApiEntry[]): readonly WebhookEntry[] {
  const name = elementOf(entry);
  const named = new Set(FOLLOWING[entry.id] ?? []);
  return entries.filter((one): one is WebhookEntry => {
    if (one.kind !== "webhook") return false;
    const from = one.webhook.pathFrom ?? [];
    return named.has(one.id) || (name !== undefined && from.some((field) => field.split(".")[0] === name));
  });
}

/** What a webhook follows: the other direction of {@link webhooksAfter}. */
export function causesOf(webhook: WebhookEntry, entries: readonly ApiEntry[]): readonly ApiEntry[] {
  return entries.filter((entry) => entry.kind !== "webhook" && webhooksAfter(entry, entries).includes(webhook));
}
