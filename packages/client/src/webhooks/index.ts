export { CloopenConfigError, isCloopenConfigError } from "../errors/cloopen-config-error.js";
export { CloopenDecodeError, isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
export type { GuardedHandler, PlatformHandler, Rejection, WebhookGuardOptions } from "../inbound/guard-options.js";
export type { NodeRequest } from "../inbound/node-request.js";
export { type NodeListener, type NodeResponse, toNodeListener } from "../inbound/to-node-listener.js";
export type { UnknownFields } from "../protocol/unknown-fields.js";
export type { WireValue } from "../protocol/value.js";
export { createWebhookHandler, type WebhookHandlerOptions } from "./create-webhook-handler.js";
export {
  createMemoryDedupeStore,
  type DedupeClaim,
  type DedupeOptions,
  type DedupeStore,
  webhookKey,
} from "./deduplicate.js";
export { parseWebhook } from "./parse-webhook.js";
export type { WebhookReplyText } from "./reply.js";
export type {
  ParsedWebhook,
  UnknownWebhook,
  UnknownWebhookHandler,
  UnreadableWebhook,
  WebhookContext,
  WebhookDeviation,
  WebhookHandler,
  WebhookHandlerResult,
  WebhookHandlers,
  WebhookId,
  WebhookMessage,
  WebhookReply,
} from "./webhook-types.js";
