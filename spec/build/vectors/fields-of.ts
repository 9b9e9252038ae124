import { isRecord } from "../../model/document.js";
import type { MessageFields } from "../../src/vectors.js";

/**
 * Narrows a message to its fields.
 *
 * @throws {Error} if the message is a list or a string
 */
export function fieldsOf(message: unknown): MessageFields {
  if (isRecord(message)) return message;
  throw new Error(`not an object: ${JSON.stringify(message)}`);
}

/**
 * Narrows a message that is a sequence to its commands.
 *
 * @throws {Error} if the message is not a list of objects
 */
export function commandsIn(message: unknown): readonly MessageFields[] {
  if (Array.isArray(message)) return message.map(fieldsOf);
  throw new Error(`not a list: ${JSON.stringify(message)}`);
}
