import type { EventEmitter } from "../kernel/events.js";
import type { Kernel, KernelEvents } from "../kernel/kernel.js";
import type { Notifying, OnEnd, WebhookDispatcher } from "./dispatcher.js";
import { readAnswer } from "./reply.js";

/** Events of webhooks. */
export interface WebhookEvents extends KernelEvents {
  /** The application is about to be notified of a call. */
  readonly CallNotified: { readonly callSid: string; readonly relative: string; readonly query: string };
}

/** What a service works with that tells the application something. */
export interface WebhookPlatform extends Kernel {
  readonly webhooks: WebhookDispatcher;
  readonly events: EventEmitter<WebhookEvents>;
}

/**
 * Notifies the application of a call: `appid` and `callid` come first (spec/reference/ivr-protocol.md#call-notifications and spec/reference/ivr-protocol.md#agent-notifications).
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 * @returns whether it was sent
 */
export function notifyOfCall(
  { applications, webhooks, events }: WebhookPlatform,
  { appId, callSid }: { readonly appId: string; readonly callSid: string },
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  how: Notifying = {},
): boolean {
  const ivrUrl = applications.get(appId)?.ivrUrl;
  if (relative === undefined || ivrUrl === undefined) return false;
  events.emit("CallNotified", { callSid, relative, query: new URLSearchParams(parameters).toString() });
  webhooks.sendNotification(kind, ivrUrl, relative, { appid: appId, callid: callSid, ...parameters }, how);
  return true;
}

/** Warns when the developer's server does not reply to a callback with that `statuscode`; nothing else comes of it (spec/reference/webhooks.md#open-points, inferred). */
export function expectStatusCode({ warn }: Kernel, statuscode: "0000" | "000000"): OnEnd {
  return (attempt) => {
    if (readAnswer(attempt)?.["statuscode"] !== statuscode) {
      warn(attempt.kind, `the answer to the callback has no statuscode ${statuscode}`);
    }
  };
}
