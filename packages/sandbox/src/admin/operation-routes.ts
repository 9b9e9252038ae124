import { Hono } from "hono";
import type { Admin } from "./admin.js";
import { answer } from "./answer.js";
import { readJson } from "./requests.js";

/** `POST operations/{operationId}` with a body of the API: carried out as the main account, without a signature. */
export function operationRoutes(admin: Admin): Hono {
  const app = new Hono();
  app.post("/operations/:id", async (context) => {
    const body = await readJson(context);
    return answer(context, () => admin.runOperation(context.req.param("id"), body));
  });
  return app;
}
