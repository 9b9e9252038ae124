import type { Engine } from "../../kernel/engine.js";
import { beginStay } from "../../telephony/begin-stay.js";
import { TALK_MS } from "../../telephony/connect-number.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { agentHangsUp } from "./agent-hangs-up.js";
import type { Agent } from "./agent-state.js";

/** An agent who has answered talks with the user, and hangs up after a while. */
export function joinAgent(engine: Engine, agent: Agent, call: IvrCall): void {
  beginStay(engine, call, "agents");
  call.agents.add(agent.agentid);
  const { engagement } = agent;
  if (engagement !== undefined) engine.clock.after(TALK_MS, () => agentHangsUp(engine, agent, engagement));
}
