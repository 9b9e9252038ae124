import { findAgent } from "../../agents/find-agent.js";
import { joinAgent } from "../../agents/join-agent.js";
import type { CallCommand } from "../../ivr-call/call-command.js";
import { notifyOfCall } from "../../ivr-call/notify-of-call.js";
import { requireAgents } from "../../ivr-call/require-connected.js";
import { note } from "../../ivr-player/transcript.js";
import { Refusal } from "../../refusal.js";

/**
 * Joins user, agent and the consulted party. `action` is told `appid` and `callid` (inferred). A consulted number stays until the call ends.
 *
 * @throws {Refusal} `110126` without a consultation that was answered (older table; our choice)
 */
export const tripartiteTalk: CallCommand = ({ engine, application, call }, attributes) => {
  requireAgents(call);
  const { consultation } = call;
  if (consultation?.answered !== true) throw new Refusal("110126");
  call.consultation = undefined;
  if (consultation.agentid !== undefined) {
    joinAgent(engine, findAgent(engine.state, application, consultation.agentid), call);
  }
  const who = consultation.number ?? `agent ${consultation.agentid}`;
  note(engine, call, "platform", `${who} joins the talk`);
  notifyOfCall(engine, call, "ivrTripartiteTalk", attributes["action"]);
  return {};
};
