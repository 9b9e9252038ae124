import type { Attempt } from "../../callbacks/attempt.js";
import type { Engine } from "../engine.js";
import { serveAgent } from "../queues/serve-agent.js";
import { compactTime } from "../times.js";
import type { Agent, AgentStatus } from "./agent-state.js";
import { obeyAgentAnswer } from "./obey-agent-answer.js";

/** Whether an agent is locked or talks. */
export function isBusy({ status }: Agent): boolean {
  return status === "2" || status === "3";
}

/** Changes an agent's status; the application is told when it is another (`agentstate`, spec/reference/ivr-protocol.md#ivragentstate). */
export function setStatus(engine: Engine, agent: Agent, status: AgentStatus, call?: { readonly number: string }): void {
  const changed = agent.status !== status;
  agent.status = status;
  if (!changed) return;
  notifyStatus(engine, agent, call?.number);
  serveAgent(engine, agent);
}

/**
 * Tells the application an agent's status, and does what it answers. `queuetype` comes with `2` and `3`: the queue that the call came from, else the agent's first one
 * (our choice).
 *
 * @param number the user's, with status `2`
 */
export function notifyStatus(engine: Engine, agent: Agent, number?: string): void {
  const { state, clock, outbox } = engine;
  const { appId, agentid, status, engagement, queues } = agent;
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (ivrUrl === undefined) return;
  const parameters = {
    appid: appId,
    agentid,
    agentstate: status,
    ...(engagement !== undefined && { callid: engagement.callSid }),
    time: compactTime(clock.now()),
    ...(isBusy(agent) && { queuetype: engagement?.queuetype ?? queues[0] ?? "0" }),
    ...(status === "2" && number !== undefined && { number }),
  };
  const onEnd = (attempt: Attempt): void => obeyAgentAnswer(engine, appId, attempt);
  outbox.sendNotification("ivrAgentState", ivrUrl, "agentstate", parameters, { onEnd });
}
