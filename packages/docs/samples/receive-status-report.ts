import { createServer } from "node:http";
import { createWebhookHandler, toNodeListener } from "@cloopen-rest/client/webhooks";

// XML and JSON are told apart, and the reply is the one that the platform expects.
const handler = createWebhookHandler(
  {
    smsStatusReport({ content, fromNum, status }) {
      console.log(
        `message ${content} to ${fromNum}: ${status === "0" ? "delivered" : "failed"}`,
      );
    },
    callAuth: ({ caller }) =>
      caller === "13800138000"
        ? { statuscode: "0000", record: "1" }
        : { statuscode: "0001" },
  },
  // the address is https://your.host/cloopen/{secret}
  { secret: process.env["CALLBACK_SECRET"] ?? "" },
);

createServer(toNodeListener(handler)).listen(3000, "127.0.0.1");
