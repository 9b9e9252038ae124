import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { notifications } from "../generated/notifications.js";
import type { IvrCommand } from "./ivr-commands.js";
import { pathOf } from "./notification-path.js";
import type { Route } from "./route-table.js";

/**
 * Refuses an answer that sends the platform to a path where nobody listens for what comes: a
 * misspelt `action` would otherwise show as silence in a call.
 *
 * @throws {CloopenConfigError} naming the member, the path, and the paths that are served.
 */
export function checkAddresses(commands: readonly IvrCommand[], table: ReadonlyMap<string, Route>): void {
  for (const command of commands) {
    for (const [name, members] of Object.entries(command)) {
      for (const { id, from = [], path: fallback } of notifications) {
        const member = from.find((place) => place.startsWith(`${name}.`))?.slice(name.length + 1);
        if (member === undefined) continue;
        const value: unknown = Reflect.get(Object(members), member);
        // An empty address means none, and none means the notification's own path where it has one.
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
