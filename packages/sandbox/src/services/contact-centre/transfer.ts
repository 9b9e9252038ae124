import type { Engine } from "../../kernel/engine.js";
import { commandMembers } from "../../kernel/read-body.js";
import { beginStay } from "../../telephony/begin-stay.js";
import { connectNumber } from "../../telephony/connect-number.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { notePrompt } from "../../telephony/note-prompt.js";
import { requireConnected } from "../../telephony/require-connected.js";
import { OUTCOME_TEXTS } from "../../telephony/ring.js";
import { note } from "../../telephony/transcript.js";
import { keyIn } from "../ivr-state.js";
import type { Agent } from "./agent-state.js";
import type { CallCommand } from "./call-command.js";
import { ringAgent, stopRinging } from "./engage-agent.js";
import { findTarget } from "./find-target.js";
import { joinAgent } from "./join-agent.js";
import { releaseAgents } from "./release-agents.js";

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
