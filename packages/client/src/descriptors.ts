/**
 * The contract as data: descriptors of every operation and webhook, for tools that implement the
 * protocol themselves.
 */

export { callbacks } from "./generated/callbacks.js";
export { notifications } from "./generated/notifications.js";
export { operations } from "./generated/operation-table.js";
export type { Callback, Notification } from "./protocol/callback.js";
export { checkValue } from "./protocol/check-value.js";
export type { Deviation, DeviationListener, Member, Message } from "./protocol/descriptor.js";
export { conformJson, type DecodeJsonOptions, decodeJson } from "./protocol/json/decode-json.js";
export type { AnyOperation, Level, Operation, QueryMember } from "./protocol/operation.js";
export { collectUnknownFields, type UnknownFieldListener, type UnknownFields } from "./protocol/unknown-fields.js";
export type { WireValue } from "./protocol/value.js";
