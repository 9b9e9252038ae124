import type { Agent, AgentStatus } from "../agent-state.js";
import type { Engine } from "../engine.js";
import { compactTime } from "../times.js";

/** Whether an agent is locked or talks. */
export function isBusy({ status }: Agent): boolean {
  return status === "2" || status === "3";
}

/** Changes an agent's status; the application is told when it is another (`agentstate`, ivr-protocol.md §6). */
export function setStatus(engine: Engine, agent: Agent, status: AgentStatus, call?: { readonly number: string }): void {
  const changed = agent.status !== status;
  agent.status = status;
  if (changed) notifyStatus(engine, agent, call?.number);
}

/**
 * Tells the application an agent's status. `queuetype` comes with `2` and `3`; it is the agent's first queue, since calls do not come from queues yet (our choice).
 *
 * @param number the user's, with status `2`
 */
export function notifyStatus({ state, clock, outbox }: Engine, agent: Agent, number?: string): void {
  const { appId, agentid, status, engagement, queues } = agent;
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (ivrUrl === undefined) return;
  outbox.sendNotification("ivrAgentState", ivrUrl, "agentstate", {
    appid: appId,
    agentid,
    agentstate: status,
    ...(engagement !== undefined && { callid: engagement.callSid }),
    time: compactTime(clock.now()),
    ...(isBusy(agent) && { queuetype: queues[0] ?? "0" }),
    ...(status === "2" && number !== undefined && { number }),
  });
}
