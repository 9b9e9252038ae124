import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { notifications } from "../generated/notifications.js";
import type { Notification } from "../protocol/callback.js";
import { isRecord } from "../protocol/value.js";
import type { IvrCommand } from "./ivr-commands.js";
import type { IvrContext, IvrRoutes } from "./ivr-routes.js";
import { pathOf } from "./parse-ivr-notification.js";

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

/**
 * Rejects a response that names a path without a handler. A misspelt `action` would otherwise show
 * only as silence in a call.
 *
 * @throws {CloopenConfigError} naming the field, the path, and the served paths
 */
export function checkAddresses(commands: readonly IvrCommand[], table: ReadonlyMap<string, Route>): void {
  for (const command of commands) {
    for (const [name, members] of Object.entries(command)) {
      for (const { id, from = [], path: fallback } of notifications) {
        const member = from.find((place) => place.startsWith(`${name}.`))?.slice(name.length + 1);
        if (member === undefined) continue;
        const value: unknown = Reflect.get(Object(members), member);
        // An empty URL counts as absent, and then the notification's default path applies.
        const path = typeof value === "string" && value !== "" ? pathOf(value) : fallback;
        if (path === undefined || table.get(path)?.notification.id === id) continue;
        const served = [...table].filter(([, route]) => route.notification.id === id).map(([key]) => key);
        throw new CloopenConfigError(
          `${name}.${member} leads to ${JSON.stringify(path)}, but no handler of ${id} is there${served.length > 0 ? `; there are ${served.join(", ")}` : ""}`,
        );
      }
    }
  }
}
