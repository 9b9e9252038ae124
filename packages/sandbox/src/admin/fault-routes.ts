import { Hono } from "hono";
import type { FaultList } from "../faults/fault-list.js";
import { readJson } from "./read-json.js";

/** `GET`, `POST` and `DELETE` of injected faults: all of them, or one by its id. */
export function faultRoutes(faults: FaultList): Hono {
  const app = new Hono();
  app.get("/", (context) => context.json({ faults: faults.list }));
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
    faults.remove(Number(context.req.param("id"))) ? context.json({}) : context.json({ error: "no such fault" }, 404),
  );
  return app;
}
