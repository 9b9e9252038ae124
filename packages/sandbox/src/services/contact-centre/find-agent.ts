import { Refusal } from "../../kernel/refusal.js";
import { keyIn } from "../ivr-state.js";
import type { Application, State } from "../state.js";
import type { Agent } from "./agent-state.js";

/**
 * The agent of the application, on work.
 *
 * @throws {Refusal} `108027`, agent unknown or not on work (client-code)
 */
export function findAgent(state: State, { appId }: Application, agentid: string): Agent {
  const agent = state.ivr.agents.get(keyIn(appId, agentid));
  if (agent === undefined) throw new Refusal("108027");
  return agent;
}
