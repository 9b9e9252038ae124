import { Hono } from "hono";
import { type Clock, isMovable } from "../kernel/clock.js";
import { compactTime } from "../kernel/times.js";
import { moveGently } from "../webhooks/move-gently.js";
import type { Outbox } from "../webhooks/outbox.js";
import { readDuration } from "./read-duration.js";
import { readJson } from "./read-json.js";

/** `GET` of the sandbox's time; `POST {"advance": "10m"}` moves it forward. */
export function clockRoutes(clock: Clock, outbox: () => Outbox): Hono {
  const app = new Hono();
  const show = () => ({ now: new Date(clock.now()).toISOString(), beijing: compactTime(clock.now()) });
  app.get("/", (context) => context.json(show()));
  app.post("/", async (context) => {
    const body = await readJson(context);
    const milliseconds = readDuration(Reflect.get(Object(body), "advance"));
    if (milliseconds === undefined) {
      return context.json(
        { error: 'advance: expected milliseconds, or a text such as "90s", "10m", "24h", "7d"' },
        400,
      );
    }
    if (!isMovable(clock)) return context.json({ error: "this clock cannot be moved" }, 409);
    await moveGently(clock, milliseconds, outbox);
    return context.json(show());
  });
  return app;
}
