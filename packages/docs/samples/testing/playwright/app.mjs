import { createClient } from "@cloopen-rest/client";
import { createVerify } from "@cloopen-rest/verify";
import express from "express";

const verify = createVerify({
  client: createClient(), // CLOOPEN_* in the environment
  templateId: "1",
  secret: "s".repeat(32),
});

const input = (name, label) => `<label>${label} <input name="${name}"></label>`;
const form = (action, fields) =>
  `<!doctype html>
  <form method="post" action="${action}">${fields} <button>OK</button></form>`;

const app = express();
app.use(express.urlencoded());
app.get("/", (_, response) => response.send(form("/code", input("to", "Phone"))));
app.post("/code", async ({ body }, response) => {
  await verify.start({ to: body.to });
  response.send(form("/login", input("to", "Phone") + input("code", "Code")));
});
app.post("/login", async ({ body }, response) => {
  const { status } = await verify.check({ to: body.to, code: body.code });
  response.send(status === "approved" ? "Welcome" : "Wrong code");
});
app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
