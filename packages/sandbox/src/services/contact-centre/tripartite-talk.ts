import { Refusal } from "../../kernel/refusal.js";
import { requireAgents } from "../../telephony/require-connected.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import type { CallCommand } from "./call-command.js";
import { findAgent } from "./find-agent.js";
import { joinAgent } from "./join-agent.js";

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
