import type { Agent } from "../../agent-state.js";
import { releaseAgent, ringAgent } from "../../agents/engage-agent.js";
import { findTarget } from "../../agents/find-target.js";
import { joinAgent } from "../../agents/join-agent.js";
import { releaseAgents } from "../../agents/release-agents.js";
import type { Engine } from "../../engine.js";
import { beginStay } from "../../ivr-call/begin-stay.js";
import type { CallCommand } from "../../ivr-call/call-command.js";
import { connectNumber } from "../../ivr-call/connect-number.js";
import { hangUp } from "../../ivr-call/hang-up.js";
import { requireConnected } from "../../ivr-call/require-connected.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { note } from "../../ivr-player/transcript.js";

/**
 * Hands the user to another agent or number; whoever talked with the user before is set free at once. A target that does not answer ends the call (our choice).
 *
 * @throws {Refusal} `110126` when the call is not connected (older table; our choice), and what the target gives
 */
export const transfer: CallCommand = ({ engine, application, call }, attributes) => {
  requireConnected(call);
  const target = findTarget(engine.state, application, call, attributes);
  if ("number" in target) {
    releaseAgents(engine, call);
    connectNumber(engine, call, target.number);
  } else if (call.consultation?.agentid === target.agent.agentid) {
    // The consulted agent is on the phone already.
    call.consultation = undefined;
    releaseAgents(engine, call);
    joinAgent(engine, target.agent, call);
  } else {
    releaseAgents(engine, call);
    connectAgent(engine, call, target.agent);
  }
  return { callSid: call.callSid, orderId: call.orderId };
};

function connectAgent(engine: Engine, call: IvrCall, agent: Agent): void {
  const stay = beginStay(engine, call, "agents");
  call.player.rest = [];
  note(engine, call, "platform", `rings agent ${agent.agentid}`);
  ringAgent(engine, agent, call, (answered) => {
    // Another transfer may have come meanwhile.
    if (!stay.lasts()) releaseAgent(engine, agent);
    else if (answered) joinAgent(engine, agent, call);
    else hangUp(engine, call, `agent ${agent.agentid} does not answer`);
  });
}
