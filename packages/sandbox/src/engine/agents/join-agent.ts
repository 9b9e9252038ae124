import type { Agent } from "../agent-state.js";
import type { Engine } from "../engine.js";
import { beginStay } from "../ivr-call/begin-stay.js";
import { TALK_MS } from "../ivr-call/connect-number.js";
import type { IvrCall } from "../ivr-call-state.js";
import { endAgentService } from "./end-agent-service.js";

/** An agent who has answered talks with the user, and hangs up after a while. */
export function joinAgent(engine: Engine, agent: Agent, call: IvrCall): void {
  const { engagement } = agent;
  beginStay(engine, call, "agents");
  call.agents.add(agent.agentid);
  engine.clock.after(TALK_MS, () => {
    if (agent.engagement === engagement) endAgentService(engine, agent, call);
  });
}
