import type { Agent } from "../../agents/agent-state.js";
import { ringAgent, stopRinging } from "../../agents/engage-agent.js";
import { findTarget } from "../../agents/find-target.js";
import { joinAgent } from "../../agents/join-agent.js";
import { releaseAgents } from "../../agents/release-agents.js";
import type { Engine } from "../../engine.js";
import { beginStay } from "../../ivr-call/begin-stay.js";
import type { CallCommand } from "../../ivr-call/call-command.js";
import { connectNumber } from "../../ivr-call/connect-number.js";
import { hangUp } from "../../ivr-call/hang-up.js";
import type { IvrCall } from "../../ivr-call/ivr-call-state.js";
import { requireConnected } from "../../ivr-call/require-connected.js";
import { OUTCOME_TEXTS } from "../../ivr-call/ring.js";
import { notePrompt } from "../../ivr-player/note-prompt.js";
import { note } from "../../ivr-player/transcript.js";
import { keyIn } from "../../ivr-state.js";
import { commandMembers } from "../../read-body.js";

/**
 * Hands the user to another agent or number, with music meanwhile; whoever talked with the user before is set free at once. A party that is consulted is on the phone
 * already. A target that does not answer ends the call (our choice).
 *
 * @throws {Refusal} `110126` when the call is not connected (older table; our choice), and what the target gives
 */
export const transfer: CallCommand = ({ engine, application, call, body }, attributes) => {
  requireConnected(call);
  const target = findTarget(engine.state, application, call, attributes);
  const { consultation } = call;
  if ("number" in target) {
    const isOnPhone = consultation?.answered === true && consultation.number === target.number;
    releaseAgents(engine, call);
    connectNumber(engine, call, target.number, isOnPhone);
  } else if (consultation?.agentid === target.agent.agentid) {
    call.consultation = undefined;
    releaseAgents(engine, call);
    joinAgent(engine, target.agent, call);
  } else {
    releaseAgents(engine, call);
    connectAgent(engine, call, target.agent);
  }
  const { file, loop = "1" } = commandMembers(Object(body["Transfer"]), "Play");
  if (file !== undefined) notePrompt(engine, call, { file, loop });
  return { callSid: call.callSid, orderId: call.orderId };
};

function connectAgent(engine: Engine, call: IvrCall, agent: Agent): void {
  let rings = true;
  const key = keyIn(call.appId, agent.agentid);
  // The party may hang up, and another transfer may come meanwhile.
  beginStay(engine, call, "agents", () => {
    if (rings) stopRinging(engine, key, engagement);
  });
  call.player.rest = [];
  note(engine, call, "platform", `rings agent ${agent.agentid}`);
  const engagement = ringAgent(engine, agent, call, ({ answered, outcome }) => {
    rings = false;
    if (answered) joinAgent(engine, agent, call);
    else hangUp(engine, call, `agent ${agent.agentid} ${OUTCOME_TEXTS[outcome]}`);
  });
}
