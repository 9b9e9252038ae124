import type { NotificationTypes } from "../generated/notifications.js";
import type { IvrNotification, IvrNotificationId, IvrParameters, UnknownIvrNotification } from "./ivr-notification.js";
import type { IvrReply } from "./ivr-reply.js";

/** Context of a handler call. */
export interface IvrContext {
  readonly notification: IvrNotification | UnknownIvrNotification;
  /** The request. Its body has been read. */
  readonly request: Request;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

interface Replies {
  IvrCommands: IvrReply<"commands" | "nothing">;
  IvrAcknowledgement: IvrReply<"nothing">;
  IvrAgentReply: IvrReply<"nothing" | "agent">;
}

/** Allowed result of a handler. `undefined` is sent as `CmdNone`. */
export type IvrReplyTo<Id extends IvrNotificationId> = Replies[NotificationTypes[Id]["replyKind"]] | Nothing;

/** Handles one kind of notification. */
export type IvrHandler<Id extends IvrNotificationId> = (
  parameters: IvrParameters<Id>,
  context: IvrContext,
) => IvrReplyTo<Id> | Promise<IvrReplyTo<Id>>;

/** Handles notifications to paths without a handler. */
export type UnknownIvrHandler = (
  notification: UnknownIvrNotification,
  context: IvrContext,
) => IvrReply<"commands" | "nothing"> | Nothing | Promise<IvrReply<"commands" | "nothing"> | Nothing>;

/** One handler for the notification's fixed path, or a handler for each path in your commands. */
export type IvrRoute<Id extends IvrNotificationId> =
  | (NotificationTypes[Id]["path"] extends string ? IvrHandler<Id> : never)
  | (NotificationTypes[Id]["own"] extends true ? Readonly<Record<string, IvrHandler<Id>>> : never);

/**
 * Routes of an application:
 * `{ ivrStartService(call) { … }, ivrDtmfReport: { menu({ digits }) { … } } }`.
 */
export type IvrRoutes = { readonly [Id in IvrNotificationId]?: IvrRoute<Id> } & {
  readonly unknown?: UnknownIvrHandler;
};
