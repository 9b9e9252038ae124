import type { EventEmitter } from "../kernel/events.js";
import type { Kernel, KernelEvents } from "../kernel/kernel.js";
import type { DeliveryAttempt } from "./delivery-attempt.js";
import type { Notifying, OnEnd, WebhookDispatcher } from "./dispatcher.js";
import { readIvrAnswer } from "./ivr-response.js";
import { type AcceptingCode, readReply } from "./reply.js";

/** Events of webhooks. */
export interface WebhookEvents extends KernelEvents {
  /** The application is about to be notified of a call. */
  readonly CallNotified: { readonly callSid: string; readonly relative: string; readonly query: string };
  /** The reply to a notification of a call is not executed. */
  readonly AnswerIgnored: { readonly callSid: string; readonly why: string };
}

/** Dependencies of a service that notifies the application. */
export interface WebhookPlatform extends Kernel {
  readonly webhooks: WebhookDispatcher;
  readonly events: EventEmitter<WebhookEvents>;
}

/**
 * Notifies the application of a call: `appid` and `callid` come first
 * (spec/reference/ivr-protocol.md#call-notifications,
 * spec/reference/ivr-protocol.md#agent-notifications). Without `onEnd`, commands in the reply are
 * not carried out, which is noted.
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 * @returns whether it was sent
 */
export function notifyOfCall(
  platform: WebhookPlatform,
  { appId, callSid }: { readonly appId: string; readonly callSid: string },
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  how: Notifying = {},
): boolean {
  const { applications, events } = platform;
  const ivrUrl = applications.get(appId)?.ivrUrl;
  if (relative === undefined || ivrUrl === undefined) return false;
  events.emit("CallNotified", { callSid, relative, query: new URLSearchParams(parameters).toString() });
  const all = { appid: appId, callid: callSid, ...parameters };
  sendBelow(platform, ivrUrl, kind, relative, all, { onEnd: expectNoCommands(platform, callSid), ...how });
  return true;
}

/**
 * Sends a notification to a relative URL below an application's IVR notification URL.
 *
 * @assumption A relative URL that begins with `/` is appended like any other, and noted as a
 *   warning (spec/reference/ivr-protocol.md#transport).
 */
export function sendBelow(
  { webhooks, warn }: WebhookPlatform,
  ivrUrl: string,
  kind: string,
  relative: string,
  parameters: Readonly<Record<string, string>>,
  how: Notifying,
): void {
  if (relative.startsWith("/")) warn(kind, "the address begins with /, and is appended to the IVR notification URL");
  webhooks.sendNotification(kind, ivrUrl, relative, parameters, how);
}

/** Records the commands of a reply that are not executed. */
export function expectNoCommands(platform: WebhookPlatform, callSid?: string): OnEnd {
  return (attempt) => {
    const [first] = commandsOf(attempt);
    if (first === undefined) return;
    const why = `${first} in the answer is not carried out: the sandbox carries out no command in answer to ${attempt.kind}`;
    attempt.ignored = why;
    platform.warn(attempt.kind, why);
    if (callSid !== undefined) platform.events.emit("AnswerIgnored", { callSid, why });
  };
}

/** Names of the commands in a reply; empty when it has no command, or cannot be parsed. */
export function commandsOf(attempt: DeliveryAttempt): readonly string[] {
  const read = readIvrAnswer(attempt);
  return "commands" in read ? read.commands.flatMap((command) => Object.keys(command)) : [];
}

/**
 * Warns, with the reason, when the developer's server does not accept a callback in its reply.
 * It has no other effect (spec/reference/webhooks.md#open-points, inferred).
 */
export function expectStatusCode({ warn }: Kernel, accepting: AcceptingCode): OnEnd {
  return (attempt) => {
    const { problem } = readReply(attempt, accepting);
    if (problem === undefined) return;
    attempt.ignored = problem;
    warn(attempt.kind, `the answer does not accept the callback: ${problem}`);
  };
}
