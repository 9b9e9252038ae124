import { toNodeListener } from "@cloopen-rest/client/webhooks";
import fastify from "fastify";
import { answerStart } from "./answers.js";
import { reports } from "./reports.js";
import { verify } from "./verify.js";

interface Codes {
  Body: { to: string; channel?: "sms" | "voice"; captcha?: string };
}
interface Check {
  Body: { to: string; code: string };
}
interface Delivery {
  Params: { deliveryId: string };
}
const text = { type: "string" };
const channel = { enum: ["sms", "voice"] };

// Behind a proxy of yours: fastify({ trustProxy: 1 }).
export const app = fastify();
const codes = {
  body: {
    type: "object",
    required: ["to"],
    properties: { to: text, channel, captcha: text },
  },
};
app.post<Codes>("/codes", { schema: codes }, async ({ body, ip }, reply) => {
  const result = await verify.start({ ...body, purpose: "login", ip });
  const answer = answerStart(result);
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
});

app.get<Delivery>("/codes/:deliveryId", ({ params }) =>
  verify.delivery(params.deliveryId),
);

const check = {
  body: {
    type: "object",
    required: ["to", "code"],
    properties: { to: text, code: text },
  },
};
app.post<Check>("/codes/check", { schema: check }, async ({ body, ip }, reply) => {
  const { status } = await verify.check({ ...body, purpose: "login", ip });
  return reply.code(status === "approved" ? 204 : 403).send();
});

const listener = toNodeListener(reports);
app.register(async (webhooks) => {
  webhooks.removeAllContentTypeParsers();
  webhooks.addContentTypeParser(
    "*",
    { parseAs: "buffer" },
    async (_: unknown, body: Buffer) => body,
  );
  webhooks.post("/cloopen/*", async (request, reply) => {
    reply.hijack();
    await listener(Object.assign(request.raw, { body: request.body }), reply.raw);
  });
});

await app.listen({ port: Number(process.env["PORT"] ?? 3_000), host: "127.0.0.1" });
