import type { Engine } from "../../kernel/engine.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { keyIn } from "../ivr-state.js";
import { releaseAgent } from "./engage-agent.js";

/** Ends the consultation of a call, if there is one; an agent who was consulted is set free. */
export function endConsultation(engine: Engine, call: IvrCall): void {
  const { consultation } = call;
  call.consultation = undefined;
  if (consultation?.agentid === undefined) return;
  const agent = engine.state.ivr.agents.get(keyIn(call.appId, consultation.agentid));
  if (agent?.engagement?.callSid === call.callSid) releaseAgent(engine, agent);
}
