import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { notifications } from "../generated/notifications.js";
import type { IvrCommand } from "./ivr-commands.js";
import { pathOf } from "./notification-path.js";
import type { Route } from "./route-table.js";

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
