export { CloopenConfigError, isCloopenConfigError } from "../errors/cloopen-config-error.js";
export { CloopenDecodeError, isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
export { CloopenEncodeError, isCloopenEncodeError } from "../errors/cloopen-encode-error.js";
export type { GuardedHandler, PlatformHandler, Rejection, WebhookGuardOptions } from "../inbound/guard-options.js";
export type { NodeRequest } from "../inbound/node-request.js";
export { type NodeListener, type NodeResponse, toNodeListener } from "../inbound/to-node-listener.js";
export { checkIvrCommands } from "./check-ivr-commands.js";
export { createIvrRouter, type IvrRouterOptions } from "./create-ivr-router.js";
export type {
  IvrCommand,
  IvrCommandTypes,
  PlayAttributes,
  PlayTTSAttributes,
  RedirectAttributes,
} from "./ivr-commands.js";
export type {
  IvrNotification,
  IvrNotificationId,
  IvrParameters,
  RawNotification,
  UnknownIvrNotification,
} from "./ivr-notification.js";
export type { IvrReply, IvrReplyKind, IvrStart, IvrStarted } from "./ivr-reply.js";
export { ivrResponse, play, playTTS, writeIvrResponse } from "./ivr-response.js";
export type { IvrContext, IvrHandler, IvrReplyTo, IvrRoute, IvrRoutes, UnknownIvrHandler } from "./ivr-routes.js";
export { type ParseIvrNotificationOptions, parseIvrNotification } from "./parse-ivr-notification.js";
export { parseIvrResponse } from "./parse-ivr-response.js";
