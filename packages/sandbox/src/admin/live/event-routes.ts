import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { AdminView } from "../view.js";
import { readStreamQuery, streamEvents } from "./event-stream.js";

/** So many readers at once; a page has one. */
const READERS = 100;

/**
 * `GET events`: the changes of records as server-sent events.
 *
 * @param version of the sandbox
 */
export function eventRoutes(view: AdminView, version: string): Hono {
  const app = new Hono();
  const run = randomBytes(8).toString("hex");
  let readers = 0;
  app.get("/events", (context) => {
    try {
      const query = readStreamQuery(context.req.query(), context.req.header("Last-Event-ID"));
      if (readers >= READERS) return context.json({ error: `${READERS} readers have a stream already` }, 503);
      readers += 1;
      const { signal } = context.req.raw;
      const stream = streamEvents(view, { ...query, signal }, run, version, () => {
        readers -= 1;
      });
      return new Response(stream, {
        headers: {
          "Content-Type": "text/event-stream",
          "Cache-Control": "no-store",
          // Proxies that buffer would hold events back.
          "X-Accel-Buffering": "no",
        },
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
  return app;
}
