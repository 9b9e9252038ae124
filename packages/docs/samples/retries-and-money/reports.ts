import { createServer } from "node:http";
import { createWebhookHandler, toNodeListener } from "@cloopen-rest/client/webhooks";
import { journal } from "./journal.js";

const webhooks = createWebhookHandler(
  {
    smsStatusReport: ({ reqId, status }) => {
      if (reqId) journal.set(reqId, status === "0" ? "delivered" : "undelivered");
    },
  },
  { secret: process.env["CALLBACK_SECRET"] ?? "" },
);

export const server = createServer(toNodeListener(webhooks));
server.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
