import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import type { CallCommand } from "./call-command.js";

/** The platform's values are not known: these are our choice. */
const STATES = { ringing: "0", answered: "1", ended: "2" } as const;

/** The state of a call, ended ones included. `action` is told `appid` and `callid` alone: its parameters are not known. */
export const queryCallState: CallCommand = ({ engine, call }, attributes) => {
  notifyOfCall(engine, call, "ivrCallState", attributes["action"]);
  return { callSid: call.callSid, state: STATES[call.state] };
};
