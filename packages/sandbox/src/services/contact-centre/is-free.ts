import type { Agent } from "./agent-state.js";

/** Whether an agent can take a call: ready, and on none (AgentReady may force one who talks to be ready). */
export function isFree({ status, engagement }: Agent): boolean {
  return status === "1" && engagement === undefined;
}
