import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { checkNumber } from "../ivr-call/check-number.js";
import { placeCall } from "../ivr-call/place-call.js";
import { askApplication } from "../ivr-player/ask-application.js";
import { userdataOf } from "../ivr-player/userdata-of.js";
import { commandMembers, requiredString } from "../read-body.js";
import { Refusal } from "../refusal.js";

/**
 * Places an IVR call (spec/reference/ivr.md#dialivr). When it is answered, `startservice` asks the application what to do; at its end `stopservice` is posted.
 *
 * @throws {Refusal} `108015`, application not configured, without an IVR notification URL (older table; our choice)
 */
export const dialIvr: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const dial = commandMembers(body, "Dial");
  const number = requiredString(dial, "number");
  if (application.ivrUrl === undefined) throw new Refusal("108015");
  checkNumber(application, number);
  // `from` is empty on an outbound call (client-code).
  const start = { from: "", to: number, direction: "1" };
  const { callSid, orderId } = placeCall(engine, {
    appId: application.appId,
    number,
    service: { userdata: dial["userdata"], record: dial["record"] === "true" },
    onAnswer: (call) =>
      askApplication(engine, call, "ivrStartService", "startservice", { ...start, ...userdataOf(call) }),
  });
  return { callSid, orderId };
};
