import { ringAgent } from "../../agents/engage-agent.js";
import { findTarget } from "../../agents/find-target.js";
import type { CallCommand } from "../../ivr-call/call-command.js";
import type { Consultation, IvrCall } from "../../ivr-call/ivr-call-state.js";
import { requireAgents } from "../../ivr-call/require-connected.js";
import { ring } from "../../ivr-call/ring.js";
import { Refusal } from "../../refusal.js";

/**
 * The agent asks another agent or a number; the user is muted meanwhile. A party that does not answer ends the consultation (our choice).
 *
 * @throws {Refusal} `110126` when no agent talks on the call or a consultation is under way (older table; our choice), and what the target gives
 */
export const agentConsult: CallCommand = ({ engine, application, call }, attributes) => {
  requireAgents(call);
  if (call.consultation !== undefined) throw new Refusal("110126");
  const target = findTarget(engine.state, application, call, attributes);
  if ("number" in target) {
    const consultation = { agentid: undefined, number: target.number, answered: false };
    call.consultation = consultation;
    ring(engine, target.number, ({ answered }) => settle(call, consultation, answered));
  } else {
    const consultation = { agentid: target.agent.agentid, number: undefined, answered: false };
    call.consultation = consultation;
    ringAgent(engine, target.agent, call, (answered) => settle(call, consultation, answered));
  }
  return {};
};

function settle(call: IvrCall, consultation: Consultation, answered: boolean): void {
  if (call.consultation !== consultation) return;
  if (answered) consultation.answered = true;
  else call.consultation = undefined;
}
