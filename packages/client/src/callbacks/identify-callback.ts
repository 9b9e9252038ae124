import { callbacks } from "../generated/callbacks.js";
import type { Callback } from "../wire/callback.js";
import type { OpenedText } from "./open-text.js";

/** Which callback a text is: by `action` and `smsType`; the call record, which has neither, by its root in XML and by its members in JSON. */
export function identifyCallback(opened: OpenedText): Callback | undefined {
  return callbacks.find((callback) => (callback.when ? hasMarks(opened, callback.when) : hasForm(opened, callback)));
}

function hasMarks({ marks }: OpenedText, when: Readonly<Record<string, string>>): boolean {
  return Object.entries(when).every(([name, value]) => marks[name] === value);
}

function hasForm(opened: OpenedText, { message, json }: Callback): boolean {
  const required = json?.members.filter((member) => member.required) ?? [];
  return (
    opened.root?.toLowerCase() === message.root.toLowerCase() ||
    (required.length > 0 && required.every(({ name }) => opened.has(name)))
  );
}

/** The form in which a callback came: its JSON form may be another message. */
export function formOf({ message, json }: Callback, { format, root }: OpenedText): Callback["message"] {
  return format === "json" && root === undefined && json !== undefined ? json : message;
}
