import { callbacks } from "../generated/callbacks.js";
import type { Callback } from "../protocol/callback.js";
import type { Envelope } from "./parse-envelope.js";

/** Which callback a text is: by `action` and `smsType`; the call record, which has neither, by its root in XML and by its members in JSON. */
export function identifyCallback(opened: Envelope): Callback | undefined {
  return callbacks.find((callback) => (callback.when ? hasMarks(opened, callback.when) : hasForm(opened, callback)));
}

function hasMarks({ marks }: Envelope, when: Readonly<Record<string, string>>): boolean {
  return Object.entries(when).every(([name, value]) => marks[name] === value);
}

function hasForm(opened: Envelope, callback: Callback): boolean {
  return (
    opened.root?.toLowerCase() === callback.message.root.toLowerCase() || jsonFormOf(opened, callback) !== undefined
  );
}

/** The form in which a callback came: its JSON form may be another message. */
export function formOf(callback: Callback, opened: Envelope): Callback["message"] {
  return jsonFormOf(opened, callback) ?? callback.message;
}

function jsonFormOf(opened: Envelope, { json }: Callback): Callback["json"] {
  const required = json?.members.filter((member) => member.required) ?? [];
  return required.length > 0 && required.every(({ name }) => opened.has(name)) ? json : undefined;
}
