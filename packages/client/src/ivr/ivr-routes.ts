import type { NotificationTypes } from "../generated/notifications.js";
import type { IvrAnswer } from "./ivr-answer.js";
import type { IvrNotification, IvrNotificationId, IvrParameters, UnknownIvrNotification } from "./ivr-notification.js";

/** What a handler may look at beside the parameters. */
export interface IvrContext {
  readonly notification: IvrNotification | UnknownIvrNotification;
  /** As it came; its body has been read. */
  readonly request: Request;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing must fit, also one that is declared elsewhere
type Nothing = void | undefined;

interface Answers {
  IvrCommands: IvrAnswer<"commands" | "nothing">;
  IvrAcknowledgement: IvrAnswer<"nothing">;
  IvrAgentAnswer: IvrAnswer<"nothing" | "agent">;
}

/** What a notification may be answered with. Nothing at all is sent as `CmdNone`. */
export type IvrAnswerTo<Id extends IvrNotificationId> = Answers[NotificationTypes[Id]["answer"]] | Nothing;

/** Takes one kind of notification. */
export type IvrHandler<Id extends IvrNotificationId> = (
  parameters: IvrParameters<Id>,
  context: IvrContext,
) => IvrAnswerTo<Id> | Promise<IvrAnswerTo<Id>>;

/** Takes notifications to paths without a handler. */
export type UnknownIvrHandler = (
  notification: UnknownIvrNotification,
  context: IvrContext,
) => IvrAnswer<"commands" | "nothing"> | Nothing | Promise<IvrAnswer<"commands" | "nothing"> | Nothing>;

/**
 * A handler for the path that is the notification's own, or a handler for each path that your
 * commands name.
 */
export type IvrRoute<Id extends IvrNotificationId> =
  | (NotificationTypes[Id]["path"] extends string ? IvrHandler<Id> : never)
  | (NotificationTypes[Id]["own"] extends true ? Readonly<Record<string, IvrHandler<Id>>> : never);

/**
 * What an application listens to:
 * `{ ivrStartService(call) { … }, ivrDtmfReport: { menu({ digits }) { … } } }`.
 */
export type IvrRoutes = { readonly [Id in IvrNotificationId]?: IvrRoute<Id> } & {
  readonly unknown?: UnknownIvrHandler;
};
