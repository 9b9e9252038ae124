import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import type { Notification } from "../protocol/callback.js";
import type { IvrNotification, RawNotification, UnknownIvrNotification } from "./ivr-notification.js";

/**
 * Merges the parameters of query and form. The platform sends them in the query; a form may add
 * others.
 */
function mergeParameters({ query: search, form }: RawNotification): URLSearchParams {
  const query = new URLSearchParams(search);
  for (const [name, value] of [...new URLSearchParams(form.trim())]) if (!query.has(name)) query.append(name, value);
  return query;
}

/**
 * Parses the parameters of a request as the notification that its path receives.
 *
 * @throws {CloopenDecodeError} when the id of the call, conference or agent is missing
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
    // The platform appends its parameters to those of your own path: the last one is the
    // platform's.
    const value = query.getAll(name).at(-1);
    if (value !== undefined) parameters[name] = value;
  }
  const missing = (form.required ?? []).filter((name) => !parameters[name]);
  if (missing.length > 0) throw new CloopenDecodeError(`${form.id} lacks ${missing.join(" and ")}`);
  const unknownFields = Object.fromEntries([...query].filter(([name]) => !form.parameters.includes(name)));
  // The id and the types of its parameters are generated from one schema, which the compiler cannot
  // know.
  return { id: form.id, path, parameters, query, unknownFields, raw } as IvrNotification;
}
