import type { Engine } from "../../kernel/engine.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { keyIn } from "../ivr-state.js";
import { endConsultation } from "./end-consultation.js";
import { releaseAgent } from "./engage-agent.js";

/** Sets all agents of a call free, without word to the application but for their status. */
export function releaseAgents(engine: Engine, call: IvrCall): void {
  endConsultation(engine, call);
  for (const agentid of call.agents) {
    const agent = engine.state.ivr.agents.get(keyIn(call.appId, agentid));
    if (agent !== undefined) releaseAgent(engine, agent);
  }
  call.agents.clear();
}
