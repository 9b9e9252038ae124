import { Hono } from "hono";
import type { Admin } from "./admin.js";
import { answer, notThere } from "./answer.js";
import { describeAttempt } from "./describe.js";
import { pageOf, readPageQuery } from "./pages.js";
import { readDuration, readJson } from "./requests.js";
import type { AdminView } from "./view.js";

const FILTERS = ["kind", "url", "method", "attempt", "status"];

/** `GET` of callbacks and of what the application answered to each; `POST resend {"ids":[…],"after":…}`. */
export function callbackRoutes(admin: Admin, { webhooks }: AdminView): Hono {
  const app = new Hono();
  const records = () => webhooks().attempts.map((attempt) => [String(attempt.id), attempt] as const);
  app.get("/", (context) =>
    answer(context, () => {
      const { items, ...cursors } = pageOf(records(), readPageQuery(context.req.query(), FILTERS));
      return { attempts: items.map(describeAttempt), ...cursors };
    }),
  );
  app.get("/:id{[0-9]+}", (context) =>
    answer(context, () => {
      const kept = new Map(records());
      const attempt = kept.get(context.req.param("id"));
      if (attempt === undefined) throw notThere("callback", kept.keys());
      return describeAttempt(attempt);
    }),
  );
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
