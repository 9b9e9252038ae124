import { toNodeListener } from "@cloopen-rest/client/webhooks";
import express from "express";
import { answerStart } from "./answers.js";
import { reports } from "./reports.js";
import { verify } from "./verify.js";

const app = express();
// Behind a proxy of yours: app.set("trust proxy", 1), else all users share its address.
app.use("/cloopen", toNodeListener(reports));
app.use(express.json());

app.post("/codes", async ({ body, ip }, response) => {
  const { to, channel, captcha } = body ?? {};
  const result = await verify.start({ to, channel, captcha, purpose: "login", ip });
  const answer = answerStart(result);
  response.status(answer.status).set(answer.headers).json(answer.body);
});

app.get("/codes/:deliveryId", async ({ params }, response) => {
  response.json(await verify.delivery(params.deliveryId));
});

app.post("/codes/check", async ({ body, ip }, response) => {
  const { to, code } = body ?? {};
  const { status } = await verify.check({ to, code, purpose: "login", ip });
  // After 204 the session begins. All else looks the same to the browser.
  response.sendStatus(status === "approved" ? 204 : 403);
});

export const server = app.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
