import { Refusal } from "../../kernel/refusal.js";
import type { Consultation } from "../../telephony/ivr-call-state.js";
import { requireAgents } from "../../telephony/require-connected.js";
import { OUTCOME_TEXTS, type Rung, ring } from "../../telephony/ring.js";
import { note } from "../../telephony/transcript.js";
import type { CallCommand } from "./call-command.js";
import { ringAgent } from "./engage-agent.js";
import { findTarget, nameOf, type Target } from "./find-target.js";

/**
 * The agent asks another agent or a number; the user is muted meanwhile. A party that does not answer ends the consultation (our choice).
 *
 * @throws {Refusal} `110126` when no agent talks on the call or a consultation is under way (older table; our choice), and what the target gives
 */
export const agentConsult: CallCommand = ({ engine, application, call }, attributes) => {
  requireAgents(call);
  if (call.consultation !== undefined) throw new Refusal("110126");
  const target = findTarget(engine.state, application, call, attributes);
  const consultation = { ...consulted(target), answered: false };
  call.consultation = consultation;
  const who = nameOf(target);
  note(engine, call, "platform", `calls ${who} for advice: the party is muted`);
  const settle = ({ answered, outcome }: Rung): void => {
    if (call.consultation !== consultation) return;
    note(engine, call, "platform", `${who} ${OUTCOME_TEXTS[outcome]}${answered ? "" : ": the party is heard again"}`);
    if (answered) consultation.answered = true;
    else call.consultation = undefined;
  };
  if ("number" in target) ring(engine, target.number, settle);
  else ringAgent(engine, target.agent, call, settle);
  return {};
};

function consulted(target: Target): Pick<Consultation, "agentid" | "number"> {
  return "number" in target
    ? { agentid: undefined, number: target.number }
    : { agentid: target.agent.agentid, number: undefined };
}
