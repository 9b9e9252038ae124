import { notifications } from "../generated/notifications.js";
import type { IvrNotification, IvrNotificationId, UnknownIvrNotification } from "./ivr-notification.js";
import { pathOf } from "./notification-path.js";
import { readNotification } from "./read-notification.js";

/** Options of {@link parseIvrNotification}. */
export interface ParseIvrNotificationOptions {
  /** What comes to the paths that you gave in your commands: `{ menu: "ivrDtmfReport" }`. */
  readonly paths?: Readonly<Record<string, IvrNotificationId>>;
  /** A form, where the parameters (or some of them) came in the body. */
  readonly body?: string;
}

/**
 * Reads a notification of the IVR protocol. Only the fixed paths (`startservice`, `stopservice`,
 * `agentstate`, and by default `dtmfreport` and `alarmclock`) say what comes to them; what comes to
 * the others depends on the command that named them, so you tell.
 *
 * @param target path below your IVR notification URL with its query, such as
 *   `menu?callid=…&digits=1`
 * @example
 * ```ts
 * import { parseIvrNotification } from "@cloopen-rest/client/ivr";
 *
 * const notification = parseIvrNotification("menu?callid=20140416142030000000000000000001&digits=1", { paths: { menu: "ivrDtmfReport" } });
 * if (notification.id === "ivrDtmfReport") console.log(notification.parameters.digits);
 * ```
 *
 * @throws {CloopenDecodeError} when the call, conference or agent that it is about is missing.
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
