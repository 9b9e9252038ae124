import type { Contract } from "./contract.js";
import type { Place } from "./place.js";

/** An operation of the API, or a callback of the platform. */
export interface Operation {
  readonly place: Place;
  /** As the messages call it: the operationId, or method and path. */
  readonly label: string;
  readonly webhook: boolean;
  /** The path with its templates, or the name of the webhook. */
  readonly path: string;
  /** Its own parameters and those of its path, references followed. */
  readonly parameters: readonly Place[];
}

/** All operations, webhooks last. */
export function operationsOf(contract: Contract): Operation[] {
  return contract.nodes.flatMap(({ kind, place, path }) => {
    const [section, name, method] = path;
    if (kind !== "operation" || (section !== "paths" && section !== "webhooks")) return [];
    const id = place.member("operationId").value;
    const pathItem = contract.root.member(section, String(name)).target();
    const parameters = [...pathItem.member("parameters").members(), ...place.member("parameters").members()];
    return [
      {
        place,
        label: typeof id === "string" ? id : `${method} ${name}`,
        webhook: section === "webhooks",
        path: String(name),
        parameters: parameters.map((parameter) => parameter.target()),
      },
    ];
  });
}

/**
 * Whether the JSON and the XML form of a callback are different messages, as a detail record of one leg and of both are. The contract marks it with
 * `x-separate-formats: true`.
 */
export function hasSeparateFormats({ place, webhook }: Operation): boolean {
  return webhook && place.member("x-separate-formats").value === true;
}

/** A message of an operation: the content of its request, or of its 200 response. */
export interface Message {
  readonly operation: Operation;
  readonly direction: "request" | "reply";
  /** The `content` with its media types; its value is `undefined` where the message has none. */
  readonly content: Place;
}

/** The messages of an operation: the request where it has a body, and always the reply. */
export function messagesOf(operation: Operation): Message[] {
  const body = operation.place.member("requestBody");
  const reply = operation.place.member("responses", "200");
  const replyMessage: Message = { operation, direction: "reply", content: reply.find("content") };
  if (body.value === undefined) return [replyMessage];
  return [{ operation, direction: "request", content: body.find("content") }, replyMessage];
}
