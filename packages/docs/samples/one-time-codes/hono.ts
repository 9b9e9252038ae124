import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import { answerStart } from "./answers.js";
import { reports } from "./reports.js";
import { verify } from "./verify.js";

/** Behind a proxy of yours: the last value of X-Forwarded-For. */
const ipOf = (context: Context) => getConnInfo(context).remote.address;

const app = new Hono();
app.post("/cloopen/*", (context) => reports(context.req.raw));

app.post("/codes", async (context) => {
  const { to, channel, captcha } = await context.req.json();
  const ip = ipOf(context);
  const result = await verify.start({ to, channel, captcha, purpose: "login", ip });
  const answer = answerStart(result);
  return context.json(answer.body, answer.status, answer.headers);
});

app.get("/codes/:deliveryId", async (context) =>
  context.json(await verify.delivery(context.req.param("deliveryId"))),
);

app.post("/codes/check", async (context) => {
  const { to, code } = await context.req.json();
  const ip = ipOf(context);
  const { status } = await verify.check({ to, code, purpose: "login", ip });
  return context.body(null, status === "approved" ? 204 : 403);
});

const port = Number(process.env["PORT"] ?? 3_000);
export const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
