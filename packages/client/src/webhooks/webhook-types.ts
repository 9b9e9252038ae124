import type { CallbackTypes } from "../generated/callbacks.js";
import type { Format } from "../protocol/format.js";

/** Name of a callback, as the contract calls it. */
export type WebhookId = keyof CallbackTypes;

/** What a callback says, under the names of the wire. `callbackCdr` has one record in XML and both legs in JSON: tell them apart by `"callerCdr" in message`. */
export type WebhookMessage<Id extends WebhookId> = CallbackTypes[Id]["message"];

/** What a callback wants to hear. */
export type WebhookReply<Id extends WebhookId> = CallbackTypes[Id]["reply"];

/** A callback that was read. `Id` narrows it; without one it is the union of all. */
export type ParsedWebhook<Id extends WebhookId = WebhookId> = {
  [Each in Id]: {
    readonly id: Each;
    readonly format: Format;
    readonly message: WebhookMessage<Each>;
    /** Members that the contract calls required and that did not come. Part of the contract is known from other people's code only, so nothing is refused for them. */
    readonly missing: readonly string[];
  };
}[Id];

/** A well-formed message that the contract does not know. */
export interface UnknownWebhook {
  readonly id: "unknown";
  readonly format: Format;
  /** Root element, or the member around the message in JSON. */
  readonly root: string | undefined;
  readonly action: string | undefined;
  /** All that came. */
  readonly text: string;
}
