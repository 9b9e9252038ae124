import { callbacks } from "../generated/callbacks.js";
import type { Callback } from "../protocol/callback.js";
import { collectUnknownFields } from "../protocol/unknown-fields.js";
import { isRecord } from "../protocol/value.js";
import { type Envelope, parseEnvelope } from "./parse-envelope.js";
import type { ParsedWebhook, UnknownWebhook, WebhookDeviation } from "./webhook-types.js";

/**
 * Parses a webhook, XML or JSON, independent of its `Content-Type`. Values are unchanged strings.
 * Order of fields, name of the root and letter case of `action` do not matter. Unknown fields are
 * in `unknownFields`; other differences from the contract are in `deviations`.
 *
 * @example
 * ```ts
 * import { parseWebhook } from "@cloopen-rest/client/webhooks";
 *
 * const webhook = parseWebhook("<Request><action>SMSArrived</action><smsType>1</smsType><content>5c1d</content><status>0</status></Request>");
 * if (webhook.id === "smsStatusReport") console.log(webhook.message.content, webhook.message.status);
 * ```
 *
 * @throws {CloopenDecodeError} when the string is empty, broken beyond repair, too deep, or neither
 *   XML nor JSON
 */
export function parseWebhook(text: string): ParsedWebhook | UnknownWebhook {
  const envelope = parseEnvelope(text);
  const { format, root, discriminators } = envelope;
  const deviations: WebhookDeviation[] = [...envelope.repairs];
  const callback = callbacks.find((each) => isCallback(envelope, each));
  if (callback === undefined)
    return { id: "unknown", format, root, action: discriminators["action"], deviations, text };
  const form = jsonFormOf(envelope, callback) ?? callback.message;
  const unknown = collectUnknownFields();
  const value = envelope.read(form, {
    onUnknown: unknown.add,
    onDeviation({ kind, path }) {
      if (kind !== "root") deviations.push({ kind, path });
    },
  });
  const fields = { ...(isRecord(value) ? value : {}), ...inContractCase(envelope, callback, deviations) };
  const missing = form.members
    .filter(({ name, required }) => required && !Object.hasOwn(fields, name))
    .map(({ name }) => name);
  const message: unknown = fields;
  const unknownFields = unknown.fields();
  // The id and the types of its message are generated from one schema, which the compiler cannot
  // know.
  return { id: callback.id, format, message, unknownFields, missing, deviations, text } as ParsedWebhook;
}

/**
 * Matches by `action` and `smsType`. The call record, which has neither, matches by its root in XML
 * and by its fields in JSON.
 */
function isCallback(envelope: Envelope, callback: Callback): boolean {
  if (callback.when !== undefined) {
    return Object.entries(callback.when).every(
      ([name, value]) => envelope.discriminators[name]?.toLowerCase() === value.toLowerCase(),
    );
  }
  return (
    envelope.root?.toLowerCase() === callback.message.root.toLowerCase() || jsonFormOf(envelope, callback) !== undefined
  );
}

/** Returns the JSON form of a webhook, if the message has it. */
function jsonFormOf(envelope: Envelope, { json }: Callback): Callback["json"] {
  const required = json?.members.filter((member) => member.required) ?? [];
  return required.length > 0 && required.every(({ name }) => envelope.has(name)) ? json : undefined;
}

/** Returns the discriminators in the letter case of the types. */
function inContractCase(
  { discriminators }: Envelope,
  { when = {}, message }: Callback,
  deviations: WebhookDeviation[],
): Readonly<Record<string, string>> {
  const differing = Object.entries(when).filter(([name, value]) => discriminators[name] !== value);
  for (const [name] of differing) deviations.push({ kind: "letter-case", path: `${message.root}.${name}` });
  return Object.fromEntries(differing);
}
