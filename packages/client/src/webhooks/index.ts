export { CloopenConfigError, isCloopenConfigError } from "../errors/cloopen-config-error.js";
export { CloopenDecodeError, isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
export type { PlatformHandler, Rejection, WebhookGuardOptions } from "../inbound/guard-options.js";
export { type NodeListener, type NodeRequest, type NodeResponse, toNodeListener } from "../inbound/to-node-listener.js";
export { createWebhookHandler } from "./create-webhook-handler.js";
export { parseWebhook } from "./parse-webhook.js";
export type { WebhookAnswer, WebhookContext, WebhookHandler, WebhookHandlers } from "./webhook-handlers.js";
export type {
  ParsedWebhook,
  UnknownWebhook,
  WebhookId,
  WebhookMessage,
  WebhookReply,
} from "./webhook-types.js";
