import { createWebhookHandler } from "@cloopen-rest/client/webhooks";
import { save } from "./events.js";

/** Numbers that may call each other through you. */
const customers = new Set(["13800138000", "13900139000"]);

export const webhooks = createWebhookHandler(
  {
    smsStatusReport: ({ content, status }) =>
      save({ about: content, what: status === "0" ? "delivered" : "not delivered" }),
    smsMo: ({ fromNum, content }) =>
      save({ about: fromNum, what: `wrote: ${content}` }),
    landingCallResult: ({ callSid, state }) =>
      save({ about: callSid, what: state === "0" ? "heard" : "not heard" }),
    callAuth: ({ caller, called }) =>
      customers.has(caller) && customers.has(called)
        ? { statuscode: "0000", record: "0" }
        : { statuscode: "0001" },
    hangup: ({ orderid, talkDuration }) =>
      save({ about: orderid, what: `talked for ${talkDuration} seconds` }),
  },
  {
    secret: process.env["CALLBACK_SECRET"] ?? "", // at least 16 characters
    dedupe: true, // the same webhook twice runs your code once
  },
);
