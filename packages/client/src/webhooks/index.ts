export { CloopenConfigError, isCloopenConfigError } from "../errors/cloopen-config-error.js";
export { CloopenDecodeError, isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
export type { PlatformHandler, ReceiverOptions, Refusal } from "../inbound/receiver-options.js";
export { type NodeListener, type NodeRequest, type NodeResponse, toNodeListener } from "../inbound/to-node-listener.js";
export type { CallbackAnswer, CallbackContext, CallbackHandler, CallbackHandlers } from "./callback-handlers.js";
export type {
  CallbackId,
  CallbackMessage,
  CallbackReply,
  ReceivedCallback,
  UnknownCallback,
} from "./callback-types.js";
export { createCallbackHandler } from "./create-callback-handler.js";
export { parseCallback } from "./parse-callback.js";
