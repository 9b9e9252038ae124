import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { notifications } from "../generated/notifications.js";
import type { Notification } from "../protocol/callback.js";
import { isRecord } from "../protocol/value.js";
import type { IvrContext, IvrRoutes } from "./ivr-routes.js";
import { pathOf } from "./notification-path.js";

/** The handler of one path. */
export interface Route {
  readonly notification: Notification;
  /** The public type is {@link IvrHandler}; here all handlers have one type. */
  readonly handle: (parameters: object, context: IvrContext) => unknown;
}

/**
 * Indexes the routes of an application by path.
 *
 * @throws {CloopenConfigError} for an unknown notification, an invalid path, or a path of two
 *   notifications
 */
export function createRouteTable(routes: IvrRoutes): ReadonlyMap<string, Route> {
  const table = new Map<string, Route>();
  for (const [id, route] of Object.entries(routes)) {
    if (id === "unknown" || route === undefined) continue;
    const notification = notifications.find((candidate) => candidate.id === id);
    if (notification === undefined) {
      throw new CloopenConfigError(
        `${id} is not a notification; known are ${notifications.map((known) => known.id).join(", ")}`,
      );
    }
    for (const [path, handle] of handlersOf(notification, route)) {
      const present = table.get(path)?.notification.id;
      if (present !== undefined)
        throw new CloopenConfigError(
          `${path} is a path of both ${present} and ${id}; the notifications could not be distinguished`,
        );
      table.set(path, { notification, handle });
    }
  }
  return table;
}

function handlersOf({ id, path, from }: Notification, route: unknown): [string, Route["handle"]][] {
  if (isHandler(route)) {
    if (path === undefined)
      throw new CloopenConfigError(`${id} has no path of its own; write { ${id}: { "your-path": handler } }`);
    return [[path, route]];
  }
  if (from === undefined || !isRecord(route)) throw new CloopenConfigError(`${id} must be a handler`);
  return Object.entries(route).map(([key, handler]) => {
    if (/[?#]/.test(key) || pathOf(key) === "")
      throw new CloopenConfigError(`${id} has the path ${JSON.stringify(key)}; write the path alone, without query`);
    if (!isHandler(handler)) throw new CloopenConfigError(`${id}.${key} must be a handler`);
    return [pathOf(key), handler];
  });
}

function isHandler(value: unknown): value is Route["handle"] {
  return typeof value === "function";
}
