import { Hono } from "hono";
import type { Admin } from "./admin.js";
import { answer } from "./answer.js";
import { readDuration, readJson } from "./requests.js";

/** `POST resend {"ids":[…],"after":…}`. */
export function callbackRoutes(admin: Admin): Hono {
  const app = new Hono();
  app.post("/resend", async (context) => {
    const { ids, after }: Readonly<Record<string, unknown>> = Object(await readJson(context));
    return answer(context, () => {
      if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => typeof id === "number")) {
        throw new TypeError("ids: expected a list of the ids of callbacks, in the order in which they are to be sent");
      }
      const afterMs = after === undefined ? 0 : readDuration(after);
      if (afterMs === undefined) {
        throw new TypeError('after: expected milliseconds, or a text such as "90s", "10m", "24h", "7d"');
      }
      admin.resendCallbacks(ids, afterMs);
      return {};
    });
  });
  return app;
}
