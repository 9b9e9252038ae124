import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import type { Notification } from "../protocol/callback.js";
import type { IvrNotification, RawNotification, UnknownIvrNotification } from "./ivr-notification.js";

/**
 * The parameters of a query and of a form. The query is where the platform writes them; a form may
 * add some.
 */
function mergeParameters({ query: search, form }: RawNotification): URLSearchParams {
  const query = new URLSearchParams(search);
  for (const [name, value] of [...new URLSearchParams(form.trim())]) if (!query.has(name)) query.append(name, value);
  return query;
}

/**
 * Reads what came to a path as the notification that is due there.
 *
 * @throws {CloopenDecodeError} when the call, conference or agent that it is about is missing.
 */
export function readNotification(
  form: Notification | undefined,
  path: string,
  raw: RawNotification,
): IvrNotification | UnknownIvrNotification {
  const query = mergeParameters(raw);
  if (form === undefined) return { id: "unknown", path, query, raw };
  const parameters: Record<string, string> = {};
  for (const name of form.parameters) {
    // The platform appends its parameters to the arguments that a path has of its own: the last one
    // is the platform's.
    const value = query.getAll(name).at(-1);
    if (value !== undefined) parameters[name] = value;
  }
  const missing = (form.required ?? []).filter((name) => !parameters[name]);
  if (missing.length > 0) throw new CloopenDecodeError(`${form.id} lacks ${missing.join(" and ")}`);
  const unknownFields = Object.fromEntries([...query].filter(([name]) => !form.parameters.includes(name)));
  // The id and the types of its parameters are generated from one description: this is where data
  // becomes type.
  return { id: form.id, path, parameters, query, unknownFields, raw } as IvrNotification;
}
