import { timingSafeEqual } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { verify } from "./verify.js";

const app = new Hono();

/** Whether the header is the authorization token of the connector's settings. */
function isLogto(authorization = ""): boolean {
  const expected = Buffer.from(process.env["LOGTO_TOKEN"] ?? "");
  const given = Buffer.from(authorization);
  if (expected.length === 0 || given.length !== expected.length) return false;
  return timingSafeEqual(given, expected);
}

app.post("/logto/sms", async (context) => {
  if (!isLogto(context.req.header("authorization"))) return context.body(null, 401);
  const { to, type, payload, ip } = await context.req.json();
  const code = String(payload?.code);
  const { status, reason } = await verify.deliver({
    to: to.startsWith("+") ? to : `+${to}`,
    code,
    purpose: `logto:${type}`,
    ip,
    requestId: `${to}:${code}`,
  });
  // Logto takes any 2xx for success. "unknown" is one: the code may arrive.
  if (status === "limited") return context.json({ reason }, 429);
  if (status === "rejected") return context.json({ reason }, 422);
  return context.body(null, 204);
});

const port = Number(process.env["PORT"] ?? 3_000);
export const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
