import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { notifications } from "../generated/notifications.js";
import type { Notification } from "../protocol/callback.js";
import type {
  IvrNotification,
  IvrNotificationId,
  RawNotification,
  UnknownIvrNotification,
} from "./ivr-notification.js";

/** Options of {@link parseIvrNotification}. */
export interface ParseIvrNotificationOptions {
  /** Notifications by the paths of your commands: `{ menu: "ivrDtmfReport" }`. */
  readonly paths?: Readonly<Record<string, IvrNotificationId>>;
  /** Form body, where some or all parameters were sent in it. */
  readonly body?: string;
}

/**
 * Parses a notification of the IVR protocol. Fixed paths identify their notification:
 * `startservice`, `stopservice`, `agentstate`, and by default `dtmfreport` and `alarmclock`. For
 * other paths it depends on your commands, so give it in `paths`.
 *
 * @param target path and query below your IVR notification URL, such as `menu?callid=…&digits=1`
 * @example
 * ```ts
 * import { parseIvrNotification } from "@cloopen-rest/client/ivr";
 *
 * const notification = parseIvrNotification("menu?callid=20140416142030000000000000000001&digits=1", { paths: { menu: "ivrDtmfReport" } });
 * if (notification.id === "ivrDtmfReport") console.log(notification.parameters.digits);
 * ```
 *
 * @throws {CloopenDecodeError} when the id of the call, conference or agent is missing
 */
export function parseIvrNotification(
  target: string,
  { paths = {}, body = "" }: ParseIvrNotificationOptions = {},
): IvrNotification | UnknownIvrNotification {
  const path = pathOf(target);
  const own = Object.entries(paths).find(([key]) => pathOf(key) === path)?.[1];
  const form = notifications.find(({ id, path: fixed }) => (own === undefined ? fixed === path : id === own));
  return readNotification(form, path, { query: /\?([^#]*)/.exec(target)?.[1] ?? "", form: body });
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

/**
 * Merges the parameters of query and form. The platform sends them in the query; a form may add
 * others.
 */
function mergeParameters({ query: search, form }: RawNotification): URLSearchParams {
  const query = new URLSearchParams(search);
  for (const [name, value] of [...new URLSearchParams(form.trim())]) if (!query.has(name)) query.append(name, value);
  return query;
}

/** Normalises a path below the application's URL: decoded, without slashes at both ends. */
export function notificationPath(segments: readonly string[]): string {
  return segments
    .filter((segment) => segment !== "")
    .map(decode)
    .join("/");
}

/** Extracts the path of a relative URL, such as `menu` of `/menu?room=7`. */
export function pathOf(url: string): string {
  return notificationPath((url.split(/[?#]/, 1)[0] ?? "").split("/"));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
