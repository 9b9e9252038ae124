import type {
  CallbackId,
  CallbackMessage,
  CallbackReply,
  ReceivedCallback,
  UnknownCallback,
} from "./callback-types.js";

/** What a handler may look at beside the message. */
export interface CallbackContext {
  readonly callback: ReceivedCallback | UnknownCallback;
  /** As it came; its body has been read. */
  readonly request: Request;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

/**
 * What a handler answers. `statuscode` is filled in where success is the one thing to say; nothing at all means success. Only the call authorisation has to be
 * answered in words: `0000` allows the call, anything else refuses it.
 */
export type CallbackAnswer<Id extends CallbackId> = string extends CallbackReply<Id>["statuscode"]
  ? CallbackReply<Id>
  : (Omit<CallbackReply<Id>, "statuscode"> & Partial<Pick<CallbackReply<Id>, "statuscode">>) | Nothing;

/** Takes one callback. */
export type CallbackHandler<Id extends CallbackId> = (
  message: CallbackMessage<Id>,
  context: CallbackContext,
) => CallbackAnswer<Id> | Promise<CallbackAnswer<Id>>;

/** Takes what the contract does not know. Nothing means `0000`. */
export type UnknownCallbackHandler = (
  callback: UnknownCallback,
  context: CallbackContext,
) => { statuscode: string } | Nothing | Promise<{ statuscode: string } | Nothing>;

/** A handler for each callback of the contract that you want to hear of. */
export type KnownCallbackHandlers = { readonly [Id in CallbackId]?: CallbackHandler<Id> };

/** A handler for each callback that you want to hear of. */
export type CallbackHandlers = KnownCallbackHandlers & { readonly unknown?: UnknownCallbackHandler };
