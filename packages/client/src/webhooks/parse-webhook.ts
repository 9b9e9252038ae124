import { isRecord } from "../protocol/value.js";
import { formOf, identifyCallback } from "./identify-callback.js";
import { parseEnvelope } from "./parse-envelope.js";
import type { ParsedWebhook, UnknownWebhook } from "./webhook-types.js";

/**
 * Reads a callback of the platform, XML or JSON, whatever its label says. Values are strings as they stand. Further members are left out, order and spelling of
 * the root are free.
 *
 * @example
 * ```ts
 * import { parseWebhook } from "@cloopen-rest/client/webhooks";
 *
 * const callback = parseWebhook("<Request><action>SMSArrived</action><smsType>1</smsType><content>5c1d</content><status>0</status></Request>");
 * if (callback.id === "smsStatusReport") console.log(callback.message.content, callback.message.status);
 * ```
 *
 * @throws {CloopenDecodeError} when the text is empty, broken, too deep, or neither XML nor JSON.
 */
export function parseWebhook(text: string): ParsedWebhook | UnknownWebhook {
  const opened = parseEnvelope(text);
  const { format, root, marks } = opened;
  const callback = identifyCallback(opened);
  if (callback === undefined) return { id: "unknown", format, root, action: marks["action"], text };
  const form = formOf(callback, opened);
  const message = opened.read(form);
  const missing = form.members
    .filter(({ name, required }) => required && isRecord(message) && message[name] === undefined)
    .map(({ name }) => name);
  // The id and the types of its message are generated from one schema: this is where data becomes type.
  return { id: callback.id, format, message, missing } as ParsedWebhook;
}
