import type { CallbackTypes } from "../generated/callbacks.js";
import type { Deviation } from "../protocol/descriptor.js";
import type { Format } from "../protocol/format.js";
import type { UnknownFields } from "../protocol/unknown-fields.js";
import type { XmlRepair } from "../protocol/xml/repair-xml.js";

/** Name of a webhook, as the contract calls it. */
export type WebhookId = keyof CallbackTypes;

/**
 * Message of a webhook, with wire names. `callbackCdr` has one record in XML and both legs in JSON:
 * distinguish them by `"callerCdr" in message`.
 */
export type WebhookMessage<Id extends WebhookId> = CallbackTypes[Id]["message"];

/** Reply that a webhook expects. */
export type WebhookReply<Id extends WebhookId> = CallbackTypes[Id]["reply"];

/** A difference between a parsed webhook and the contract. */
export interface WebhookDeviation {
  /**
   * What differs.
   *
   * - `unknown`, `repeated`, `null`: a field with this fault
   * - `converted`: a number where the contract has a string
   * - `ampersand`, `less-than`: not escaped, parsed as character data
   * - `control-character`: removed from XML, kept in JSON
   * - `letter-case`: `action` in another letter case, corrected in the message
   * - `charset`: not the declared charset, or invalid bytes
   */
  readonly kind: Exclude<Deviation["kind"], "root"> | XmlRepair | "letter-case" | "charset";
  /** Path of the field, such as `Request.content`; empty for the whole body. */
  readonly path: string;
}

/** Common fields of all parsed webhooks. */
interface WebhookEnvelope {
  readonly format: Format;
  readonly deviations: readonly WebhookDeviation[];
  /** The raw body. */
  readonly text: string;
}

/** A parsed webhook of the contract. `Id` narrows it; without it, the type is the union of all. */
export type ParsedWebhook<Id extends WebhookId = WebhookId> = {
  [Each in Id]: WebhookEnvelope & {
    readonly id: Each;
    readonly message: WebhookMessage<Each>;
    /** Fields that the contract does not know, by their path, such as `callerCdr.codec`. */
    readonly unknownFields: UnknownFields;
    /**
     * Required fields that are missing. Nothing is rejected for them, since parts of the contract
     * are known from third-party code only.
     */
    readonly missing: readonly string[];
  };
}[Id];

/** A well-formed webhook that the contract does not know. */
export interface UnknownWebhook extends WebhookEnvelope {
  readonly id: "unknown";
  /** Root element, or the field around the message in JSON. */
  readonly root: string | undefined;
  readonly action: string | undefined;
}

/** A body that is neither XML nor JSON, or broken beyond repair. */
export interface UnreadableWebhook {
  /** The body, decoded by its declared charset. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Why it is unreadable, without a quotation of the body. */
  readonly reason: string;
}

/** Context of a handler call. */
export interface WebhookContext {
  readonly webhook: ParsedWebhook | UnknownWebhook;
  /** The request. Its body has been read. */
  readonly request: Request;
  /** The body before decoding. */
  readonly bytes: Uint8Array;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

/**
 * What a handler of a webhook returns. `statuscode` is filled in where success is the only value; `undefined` means
 * success. Only CallAuth needs a decision: `0000` allows the call, any other code rejects it.
 */
export type WebhookHandlerResult<Id extends WebhookId> = string extends WebhookReply<Id>["statuscode"]
  ? WebhookReply<Id>
  : (Omit<WebhookReply<Id>, "statuscode"> & Partial<Pick<WebhookReply<Id>, "statuscode">>) | Nothing;

/** Handles one kind of webhook. */
export type WebhookHandler<Id extends WebhookId> = (
  message: WebhookMessage<Id>,
  context: WebhookContext,
) => WebhookHandlerResult<Id> | Promise<WebhookHandlerResult<Id>>;

/** A handler for each webhook that you want to receive. */
export type WebhookHandlers = { readonly [Id in WebhookId]?: WebhookHandler<Id> };

/** Handles unknown webhooks. `undefined` means `0000`. */
export type UnknownWebhookHandler = (
  webhook: UnknownWebhook,
  context: WebhookContext,
) => { statuscode: string } | Nothing | Promise<{ statuscode: string } | Nothing>;
