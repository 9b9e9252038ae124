import { Hono } from "hono";
import type { FaultList } from "../faults/fault-list.js";
import { type Clock, isMovable } from "../kernel/clock.js";
import { isoTime } from "../kernel/times.js";
import { advanceAndSettle } from "../webhooks/settle.js";
import { notThere } from "./answer.js";
import { readDuration, readJson } from "./requests.js";

/** `POST` and `DELETE` of injected faults: all of them, or one by its id. */
export function faultRoutes(faults: FaultList): Hono {
  const app = new Hono();
  app.post("/", async (context) => {
    const value = await readJson(context);
    try {
      return context.json({ id: faults.add(value).id }, 201);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
  app.delete("/", (context) => {
    faults.clear();
    return context.json({});
  });
  app.delete("/:id{[0-9]+}", (context) =>
    faults.remove(Number(context.req.param("id")))
      ? context.json({})
      : context.json(
          {
            error: notThere(
              "fault",
              faults.list.map(({ id }) => String(id)),
            ).message,
          },
          404,
        ),
  );
  return app;
}

/** `GET` of the sandbox's time; `POST {"advance": "10m"}` moves it forward. */
export function clockRoutes(clock: Clock, settled: () => Promise<void>, onMoved: () => void): Hono {
  const app = new Hono();
  const show = () => ({ now: isoTime(clock.now()) });
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
    await advanceAndSettle(clock, milliseconds, patient(settled, LONGEST_WAIT_MS));
    onMoved();
    return context.json(show());
  });
  return app;
}

/** Under a steady load something is always under way: the clock is moved all the same, and the request is answered. */
const LONGEST_WAIT_MS = 5_000;

/** Waits as another function does, but no longer than that many milliseconds of the machine's time in all. */
function patient(settled: () => Promise<void>, longestMs: number): () => Promise<void> {
  const end = performance.now() + longestMs;
  return async () => {
    const left = end - performance.now();
    if (left <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, left);
    });
    await Promise.race([settled(), late]);
    clearTimeout(timer);
  };
}
