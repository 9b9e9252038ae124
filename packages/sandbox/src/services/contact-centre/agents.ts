import type { Platform } from "../../kernel/kernel.js";
import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { type Application, keyIn, type State } from "../platform.js";
import { obeyAgentAnswer } from "./callbacks.js";
import { assignNextCaller } from "./queue.js";
import type { Agent, AgentStatus } from "./state.js";

/**
 * The agent of the application, on work.
 *
 * @throws {StatusCodeError} `108027`, agent unknown or not on work (client-code)
 */
export function findAgent(state: State, { appId }: Application, agentid: string): Agent {
  const agent = state.ivr.agents.get(keyIn(appId, agentid));
  if (agent === undefined) throw new StatusCodeError("108027");
  return agent;
}

/** Whether an agent can take a call: ready, and on none (AgentReady may force one who talks to be ready). */
export function isFree({ status, assignment }: Agent): boolean {
  return status === "1" && assignment === undefined;
}

/** Whether an agent is locked or talks. */
export function isBusy({ status }: Agent): boolean {
  return status === "2" || status === "3";
}

/** Changes an agent's status; the application is told when it is another (`agentstate`, ivr-protocol.md §6). */
export function setStatus(
  platform: Platform,
  agent: Agent,
  status: AgentStatus,
  call?: { readonly number: string },
): void {
  const changed = agent.status !== status;
  agent.status = status;
  if (!changed) return;
  notifyStatus(platform, agent, call?.number);
  assignNextCaller(platform, agent);
}

/**
 * Tells the application an agent's status, and does what it answers. `queuetype` comes with `2` and `3`: the queue that the call came from, else the agent's first one
 * (our choice).
 *
 * @param number the user's, with status `2`
 */
export function notifyStatus(platform: Platform, agent: Agent, number?: string): void {
  const { state, clock, webhooks } = platform;
  const { appId, agentid, status, assignment, queues } = agent;
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (ivrUrl === undefined) return;
  const parameters = {
    appid: appId,
    agentid,
    agentstate: status,
    ...(assignment !== undefined && { callid: assignment.callSid }),
    time: compactTime(clock.now()),
    ...(isBusy(agent) && { queuetype: assignment?.queuetype ?? queues[0] ?? "0" }),
    ...(status === "2" && number !== undefined && { number }),
  };
  const onEnd = (attempt: DeliveryAttempt): void => obeyAgentAnswer(platform, appId, attempt);
  webhooks.sendNotification("ivrAgentState", ivrUrl, "agentstate", parameters, { onEnd });
}

/**
 * Sets an agent ready, or with `state` `false` back to preparing. `force` takes one who is locked or talks; the call goes on (our choice).
 *
 * @param attributes of AgentReady
 * @throws {StatusCodeError} `108027` unknown or not on work, `104024` ready already (both client-code); `110085` locked or talking without `force` (older table; our choice)
 */
export function makeReady(platform: Platform, application: Application, attributes: Attributes): void {
  const agent = findAgent(platform.state, application, requiredString(attributes, "agentid"));
  const wanted = attributes["state"] === "false" ? "0" : "1";
  if (wanted === "1" && agent.status === "1") throw new StatusCodeError("104024");
  if (isBusy(agent) && attributes["force"] !== "true") {
    notifyFailure(platform, agent, attributes["action"]);
    throw new StatusCodeError("110085");
  }
  setStatus(platform, agent, wanted);
}

/** `action` is called when becoming ready fails (client-code), beside the refusal; its parameters are inferred. */
function notifyFailure({ state, webhooks }: Platform, { appId, agentid }: Agent, action: string | undefined): void {
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (action === undefined || ivrUrl === undefined) return;
  webhooks.sendNotification("ivrAgentReadyFailed", ivrUrl, action, { appid: appId, agentid });
}
