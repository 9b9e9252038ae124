import { createWebhookHandler } from "@cloopen-rest/client/webhooks";
import { verify } from "./verify.js";

/** The address in the console is https://your.host/cloopen/{secret}. */
export const reports = createWebhookHandler(
  {
    async smsStatusReport(report) {
      await verify.recordReport(report);
    },
  },
  { secret: process.env["CALLBACK_SECRET"] ?? "" },
);
