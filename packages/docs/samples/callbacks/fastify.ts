import { toNodeListener } from "@cloopen-rest/client/webhooks";
import fastify from "fastify";
import { webhooks } from "./webhooks.js";

const listener = toNodeListener(webhooks);

export const app = fastify();
app.register(async (scope) => {
  // The platform labels XML and JSON as text/plain: leave the body as it comes.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "*",
    { parseAs: "buffer" },
    async (_: unknown, body: Buffer) => body,
  );
  scope.post("/cloopen/*", async (request, reply) => {
    reply.hijack();
    await listener(Object.assign(request.raw, { body: request.body }), reply.raw);
  });
});

await app.listen({ port: Number(process.env["PORT"] ?? 3_000), host: "127.0.0.1" });
