import {
  createWebhookHandler,
  type NodeListener,
  type PlatformHandler,
  parseWebhook,
  toNodeListener,
  type WebhookHandlerOptions,
  type WebhookHandlers,
  type WebhookMessage,
} from "@cloopen-rest/client/webhooks";

const options: WebhookHandlerOptions = {
  secret: "0123456789abcdef",
  allowedSources: ["192.0.2.0/24"],
  trustedProxies: 1,
  dedupe: true,
  onUnknown: ({ action }, { request }) => (action && request.url ? { statuscode: "0000" } : undefined),
  onUnreadable: ({ text, reason }) => console.error(reason, text.length),
};

const handlers: WebhookHandlers = {
  smsStatusReport: keep,
  callAuth: ({ caller }) => ({ statuscode: caller === "13800138000" ? "0000" : "0001", record: "1" }),
  hangup: async ({ byetype }) => (byetype === "3" ? { totalfee: "0.120000" } : undefined),
};

/** A handler that is declared elsewhere. */
async function keep({ content, status }: WebhookMessage<"smsStatusReport">): Promise<void> {
  await Promise.resolve([content, status]);
}

/** What an application hands to its server. */
export const handler: PlatformHandler = createWebhookHandler(handlers, options);
export const listener: NodeListener = toNodeListener(handler);

/** What a tool reads. */
export function describe(text: string): string {
  const callback = parseWebhook(text);
  switch (callback.id) {
    case "smsMo":
      return callback.message.content;
    case "callbackCdr":
      return "callerCdr" in callback.message ? callback.message.callerCdr.callSid : callback.message.callSid;
    case "unknown":
      return callback.action ?? callback.text;
    default:
      return callback.missing.join();
  }
}
