import { findApplication } from "../../kernel/application.js";
import type { Handler, Operations } from "../../kernel/kernel.js";
import { commandMembers, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { userdataOf } from "../../telephony/call.js";
import { placeCall } from "../../telephony/dial.js";
import { checkNumber } from "../../telephony/phone-number.js";
import type { TelephonyPlatform } from "../../telephony/state.js";

/**
 * Places an IVR call (spec/reference/ivr.md#dialivr). When it is answered, `startservice` asks the
 * application what to do; at its end `stopservice` is posted.
 *
 * @throws {StatusCodeError} `108015`, application not configured, without an IVR notification URL
 * @assumption dialIvr gives `108015` without an IVR notification URL.
 * @assumption `disnumber` of dialIvr changes nothing.
 */
const dialIvr: Handler<TelephonyPlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const dial = commandMembers(body, "Dial");
  const number = requiredString(dial, "number");
  if (application.ivrUrl === undefined) throw new StatusCodeError("108015");
  checkNumber(application, number, "dialIvr");
  // `from` is empty on an outbound call (client-code).
  const start = { from: "", to: number, direction: "1" };
  const { callSid, orderId } = placeCall(platform, {
    appId: application.appId,
    number,
    service: { userdata: dial["userdata"], record: dial["record"] === "true" },
    onAnswer: (call) =>
      platform.events.emit("InstructionsNeeded", {
        call,
        kind: "ivrStartService",
        relative: "startservice",
        parameters: { ...start, ...userdataOf(call) },
      }),
  });
  return { callSid, orderId };
};

/** Operations of the IVR. */
export const IVR_OPERATIONS: Operations<TelephonyPlatform> = { dialIvr };
