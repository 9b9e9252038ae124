import { openapi } from "@cloopen-rest/spec";
import { callbacks } from "../../src/generated/callbacks.js";
import { ivrResponseMessage, notifications } from "../../src/generated/notifications.js";
import { operations } from "../../src/generated/operation-table.js";
import type { Message } from "../../src/protocol/descriptor.js";
import { alternativesOf, follow, resolve, type Schema } from "./contract-schema.js";
import { describedBy, functionNames } from "./every-function.js";

/** A message of the contract: its schema, and the descriptor that was generated from it. */
export interface ContractMessage {
  readonly name: string;
  /** One alternative, where there are several. */
  readonly schema: Schema;
  readonly message: Message;
  /** All alternatives of which `message` is made. */
  readonly merged: readonly Schema[];
  /** It is written by callers, so that its values are checked. */
  readonly written: boolean;
}

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";

function requestOf(described: unknown, type: string): unknown {
  return follow(described, "requestBody", "content", type, "schema");
}

function replyOf(described: unknown, type: string): unknown {
  return follow(described, "responses", "200", "content", type, "schema");
}

function messages(name: string, schema: unknown, message: Message | undefined, written: boolean): ContractMessage[] {
  if (schema === undefined && message === undefined) return [];
  if (message === undefined) throw new Error(`${name} has no descriptor`);
  const merged = alternativesOf(resolve(schema));
  return merged.map((alternative, at) => ({
    name: merged.length > 1 ? `${name}, alternative ${at}` : name,
    // What is known in JSON only has no root of its own.
    schema: { ...alternative, xml: alternative.xml ?? { name: message.root } },
    message,
    merged,
    written,
  }));
}

const ofOperations = Object.entries(openapi.en.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, described]) => {
    const operation = operations.find((candidate) => candidate.path === path && candidate.method === method);
    if (operation === undefined) throw new Error(`${method} ${path} has no descriptor`);
    const { id } = operation;
    return [
      ...messages(`the request of ${id}`, requestOf(described, JSON_TYPE), operation.request, true),
      ...messages(`the reply of ${id}`, replyOf(described, JSON_TYPE), operation.reply, false),
    ];
  }),
);

/** A command has a function, whose descriptor is its own. */
const ofCommands = functionNames.flatMap((name) => {
  const { command, path, method, request } = describedBy(name);
  if (command === undefined) return [];
  const body = requestOf(openapi.en.paths[path]?.[method], JSON_TYPE);
  const schema = alternativesOf(resolve(body)).find(({ properties = {} }) => command in properties);
  return messages(`the command of ${name}`, schema, request, true);
});

/** The message itself, without the field around it in JSON. */
const ofCallbacks = Object.entries(openapi.en.webhooks).flatMap(([id, item]) => {
  const described = item["post"];
  const callback = callbacks.find((candidate) => candidate.id === id);
  if (callback === undefined) return [];
  return [
    ...messages(`the callback ${id}`, requestOf(described, XML_TYPE), callback.message, false),
    ...(callback.json === undefined
      ? []
      : messages(`the callback ${id} in JSON`, requestOf(described, JSON_TYPE), callback.json, false)),
    ...messages(`the reply to ${id}`, replyOf(described, XML_TYPE), callback.reply, true),
  ];
});

const ofNotifications = notifications.flatMap(({ id, reply }) =>
  messages(`the answer to ${id}`, replyOf(openapi.en.webhooks[id]?.["post"], XML_TYPE), reply, true),
);

/**
 * Every message of the contract with a body: requests, responses, commands, webhooks, their
 * replies, and responses of IVR applications.
 */
export const contractMessages: readonly ContractMessage[] = [
  ...ofOperations,
  ...ofCommands,
  ...ofCallbacks,
  ...ofNotifications,
  ...messages("IvrResponse", { $ref: "#/components/schemas/IvrResponse" }, ivrResponseMessage, true),
];
