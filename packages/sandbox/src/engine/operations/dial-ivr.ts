import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { checkNumber } from "../ivr-call/check-number.js";
import { notifyOfCall } from "../ivr-call/notify-of-call.js";
import { placeCall } from "../ivr-call/place-call.js";
import { releaseCall } from "../ivr-call/release-call.js";
import { commandMembers, requiredString } from "../read-body.js";
import { Refusal } from "../refusal.js";

/**
 * Places an IVR call (ivr-conference-agent.md §7). When it is answered, `startservice` is posted; at its end `stopservice`.
 *
 * What the application answers is kept with the attempt and not obeyed: the player of response commands is a later task. For now the call hangs up some seconds
 * after the answer, unless a REST command takes it further.
 *
 * @throws {Refusal} `108015`, application not configured, without an IVR notification URL (older table; our choice)
 */
export const dialIvr: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const dial = commandMembers(body, "Dial");
  const number = requiredString(dial, "number");
  if (application.ivrUrl === undefined) throw new Refusal("108015");
  checkNumber(application, number);
  const service = { userdata: dial["userdata"], record: dial["record"] === "true" };
  const { callSid, orderId } = placeCall(engine, {
    appId: application.appId,
    number,
    service,
    onAnswer: (call) => {
      // `from` is empty on an outbound call (client-code).
      const { userdata } = service;
      const parameters = { from: "", to: number, direction: "1", ...(userdata !== undefined && { userdata }) };
      notifyOfCall(engine, call, "ivrStartService", "startservice", parameters);
      releaseCall(engine, call);
    },
  });
  return { callSid, orderId };
};
