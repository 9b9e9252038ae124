/** The contract as data: what every operation and callback looks like on the wire. For tools that speak the protocol themselves. */
export type { AnyOperation, Level, Operation, QueryMember } from "./call/operation.js";
export { callbacks } from "./generated/callbacks.js";
export { notifications } from "./generated/notifications.js";
export { operations } from "./generated/operation-table.js";
export type { Callback, Notification } from "./wire/callback.js";
export { checkValue } from "./wire/check-value.js";
export { conformJson, type DecodeJsonOptions, decodeJson } from "./wire/decode-json.js";
export type { Deviation, DeviationListener, Member, Message } from "./wire/descriptor.js";
