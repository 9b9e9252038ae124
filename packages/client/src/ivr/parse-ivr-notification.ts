import { notifications } from "../generated/notifications.js";
import type { IvrNotification, IvrNotificationId, UnknownIvrNotification } from "./ivr-notification.js";
import { pathOf } from "./notification-path.js";
import { readNotification } from "./read-notification.js";

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
