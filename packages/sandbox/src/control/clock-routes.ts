import { Hono } from "hono";
import type { Outbox } from "../callbacks/outbox.js";
import { type Clock, isMovable, type MovableClock } from "../clock/clock.js";
import { compactTime } from "../engine/times.js";
import { readDuration } from "./read-duration.js";

/** A clock is moved in steps of a second, of a hundred thousandth where that is longer. */
const STEPS = 100_000;

/** `GET` of the sandbox's time; `POST {"advance": "10m"}` moves it forward. */
export function clockRoutes(clock: Clock, outbox: () => Outbox): Hono {
  const app = new Hono();
  const show = () => ({ now: new Date(clock.now()).toISOString(), beijing: compactTime(clock.now()) });
  app.get("/", (context) => context.json(show()));
  app.post("/", async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const milliseconds = readDuration(Reflect.get(Object(body), "advance"));
    if (milliseconds === undefined) {
      return context.json(
        { error: 'advance: expected milliseconds, or a text such as "90s", "10m", "24h", "7d"' },
        400,
      );
    }
    if (!isMovable(clock)) return context.json({ error: "this clock cannot be moved" }, 409);
    await moveGently(clock, milliseconds, outbox());
    return context.json(show());
  });
  return app;
}

/** What a callback's answer sets off has to happen at its time: the clock waits for the callbacks under way. */
async function moveGently(clock: MovableClock, milliseconds: number, outbox: Outbox): Promise<void> {
  const step = Math.max(1_000, Math.ceil(milliseconds / STEPS));
  for (let left = milliseconds; left > 0; left -= step) {
    if (outbox.busy) await outbox.settled();
    clock.advance(Math.min(step, left));
  }
  await outbox.settled();
}
