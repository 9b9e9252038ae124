import { serve } from "@hono/node-server";
import { Hono } from "hono";

// A process of its own: a Hono handler that only reads the body, and says its port on stdout.
const app = new Hono();
app.post("*", async (context) => {
  const body = await context.req.text();
  return context.json({ length: body.length });
});
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(JSON.stringify({ port })));
process.on("SIGTERM", () => process.exit(0));
