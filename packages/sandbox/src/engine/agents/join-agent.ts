import type { Agent } from "../agent-state.js";
import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { endAgentService } from "./end-agent-service.js";

/** How long an agent talks before hanging up, when no command ends it: our choice. */
const TALK_MS = 60_000;

/** An agent who has answered talks with the user, and hangs up after a while. */
export function joinAgent(engine: Engine, agent: Agent, call: IvrCall): void {
  const { engagement } = agent;
  call.stay = { at: "agents" };
  call.agents.add(agent.agentid);
  engine.clock.after(TALK_MS, () => {
    if (agent.engagement === engagement) endAgentService(engine, agent, call);
  });
}
