import type { CallbackTypes } from "../generated/callbacks.js";
import type { Deviation } from "../protocol/descriptor.js";
import type { Format } from "../protocol/format.js";
import type { UnknownFields } from "../protocol/unknown-fields.js";
import type { XmlRepair } from "../protocol/xml/repair-xml.js";

/** Name of a webhook, as the contract calls it. */
export type WebhookId = keyof CallbackTypes;

/**
 * Message of a webhook, under the names of the wire. `callbackCdr` has one record in XML and both
 * legs in JSON: tell them apart by `"callerCdr" in message`.
 */
export type WebhookMessage<Id extends WebhookId> = CallbackTypes[Id]["message"];

/** Reply that a webhook expects. */
export type WebhookReply<Id extends WebhookId> = CallbackTypes[Id]["reply"];

/** Where a webhook differs from the contract, although it could be read. */
export interface WebhookDeviation {
  /**
   * `unknown`, `repeated` or `null` field; `converted`: a number where text is due. `ampersand`,
   * `less-than`: not escaped, read as text. `control-character`: dropped from XML, kept in JSON.
   * `letter-case`: `action` in other letters, given in those of the contract. `charset`: another
   * one than declared, or broken characters.
   */
  readonly kind: Exclude<Deviation["kind"], "root"> | XmlRepair | "letter-case" | "charset";
  /** The field, as `Request.content`; empty for the body as a whole. */
  readonly path: string;
}

/** What every webhook has beside its message. */
interface WebhookEnvelope {
  readonly format: Format;
  readonly deviations: readonly WebhookDeviation[];
  /** The body as it came. */
  readonly text: string;
}

/** A webhook of the contract that was read. `Id` narrows it; without one it is the union of all. */
export type ParsedWebhook<Id extends WebhookId = WebhookId> = {
  [Each in Id]: WebhookEnvelope & {
    readonly id: Each;
    readonly message: WebhookMessage<Each>;
    /** Fields that the contract does not know, by their path: `starttime`, `callerCdr.codec`. */
    readonly unknownFields: UnknownFields;
    /**
     * Fields that the contract calls required and that did not come. Part of the contract is known
     * from other people's code only, so nothing is rejected for them.
     */
    readonly missing: readonly string[];
  };
}[Id];

/** A well-formed message that the contract does not know. */
export interface UnknownWebhook extends WebhookEnvelope {
  readonly id: "unknown";
  /** Root element, or the field around the message in JSON. */
  readonly root: string | undefined;
  readonly action: string | undefined;
}

/** A body that is neither XML nor JSON, or broken beyond repair. */
export interface UnreadableWebhook {
  /** The body as it came, decoded by its declared charset. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Why; without a quotation from the text. */
  readonly reason: string;
}

/** What a handler may look at beside the message. */
export interface WebhookContext {
  readonly webhook: ParsedWebhook | UnknownWebhook;
  /** As it came; its body has been read. */
  readonly request: Request;
  /** The body, before it was decoded. */
  readonly bytes: Uint8Array;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

/**
 * Reply of a handler. `statuscode` is filled in where success is the only value; nothing at all
 * means success. Only CallAuth needs a decision: `0000` allows the call, anything else refuses it.
 */
export type WebhookAnswer<Id extends WebhookId> = string extends WebhookReply<Id>["statuscode"]
  ? WebhookReply<Id>
  : (Omit<WebhookReply<Id>, "statuscode"> & Partial<Pick<WebhookReply<Id>, "statuscode">>) | Nothing;

/** Handles one kind of webhook. */
export type WebhookHandler<Id extends WebhookId> = (
  message: WebhookMessage<Id>,
  context: WebhookContext,
) => WebhookAnswer<Id> | Promise<WebhookAnswer<Id>>;

/** A handler for each webhook that you want to receive. */
export type WebhookHandlers = { readonly [Id in WebhookId]?: WebhookHandler<Id> };

/** Handles what the contract does not know. Nothing means `0000`. */
export type UnknownWebhookHandler = (
  webhook: UnknownWebhook,
  context: WebhookContext,
) => { statuscode: string } | Nothing | Promise<{ statuscode: string } | Nothing>;
