import type { ParsedWebhook, UnknownWebhook, WebhookId, WebhookMessage, WebhookReply } from "./webhook-types.js";

/** What a handler may look at beside the message. */
export interface WebhookContext {
  readonly callback: ParsedWebhook | UnknownWebhook;
  /** As it came; its body has been read. */
  readonly request: Request;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

/**
 * What a handler answers. `statuscode` is filled in where success is the one thing to say; nothing at all means success. Only the call authorisation has to be
 * answered in words: `0000` allows the call, anything else refuses it.
 */
export type WebhookAnswer<Id extends WebhookId> = string extends WebhookReply<Id>["statuscode"]
  ? WebhookReply<Id>
  : (Omit<WebhookReply<Id>, "statuscode"> & Partial<Pick<WebhookReply<Id>, "statuscode">>) | Nothing;

/** Takes one callback. */
export type WebhookHandler<Id extends WebhookId> = (
  message: WebhookMessage<Id>,
  context: WebhookContext,
) => WebhookAnswer<Id> | Promise<WebhookAnswer<Id>>;

/** Takes what the contract does not know. Nothing means `0000`. */
export type UnknownWebhookHandler = (
  callback: UnknownWebhook,
  context: WebhookContext,
) => { statuscode: string } | Nothing | Promise<{ statuscode: string } | Nothing>;

/** A handler for each callback of the contract that you want to hear of. */
export type KnownWebhookHandlers = { readonly [Id in WebhookId]?: WebhookHandler<Id> };

/** A handler for each callback that you want to hear of. */
export type WebhookHandlers = KnownWebhookHandlers & { readonly unknown?: UnknownWebhookHandler };
