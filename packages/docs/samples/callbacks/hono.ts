import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { webhooks } from "./webhooks.js";

const app = new Hono();
app.post("/cloopen/*", (context) => webhooks(context.req.raw));

const port = Number(process.env["PORT"] ?? 3_000);
export const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
