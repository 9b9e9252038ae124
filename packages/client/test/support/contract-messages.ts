import { listCommands, listOperations, listWebhooks, type Schema } from "@cloopen-rest/spec/model";
import { callbacks } from "../../src/generated/callbacks.js";
import { ivrResponseMessage, notifications } from "../../src/generated/notifications.js";
import { operations } from "../../src/generated/operation-table.js";
import type { Message } from "../../src/protocol/descriptor.js";
import { alternativesOf, contract, resolve } from "./contract-schema.js";
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

function messages(
  name: string,
  schema: Schema | undefined,
  message: Message | undefined,
  written: boolean,
): ContractMessage[] {
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

const ofOperations = listOperations(contract).flatMap(({ id, request, reply }) => {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`${id} has no descriptor`);
  return [
    ...messages(`the request of ${id}`, request, operation.request, true),
    ...messages(`the reply of ${id}`, reply, operation.reply, false),
  ];
});

/** A command has a function, whose descriptor is its own. */
const ofCommands = functionNames.flatMap((name) => {
  const { command, path, request } = describedBy(name);
  if (command === undefined) return [];
  const described = listCommands(contract).find((one) => one.name === command && one.operation.path === path);
  return messages(`the command of ${name}`, described?.message, request, true);
});

/** The message itself, without the field around it in JSON. */
const ofCallbacks = listWebhooks(contract).flatMap(({ name, message, json, reply }) => {
  const callback = callbacks.find((candidate) => candidate.id === name);
  if (callback === undefined) return [];
  return [
    ...messages(`the callback ${name}`, message, callback.message, false),
    ...(callback.json === undefined ? [] : messages(`the callback ${name} in JSON`, json, callback.json, false)),
    ...messages(`the reply to ${name}`, reply, callback.reply, true),
  ];
});

const ofNotifications = listWebhooks(contract).flatMap(({ name, reply }) => {
  const notification = notifications.find((candidate) => candidate.id === name);
  return notification === undefined ? [] : messages(`the answer to ${name}`, reply, notification.reply, true);
});

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
