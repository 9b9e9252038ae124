import type { Application } from "../../kernel/application.js";
import { type Attributes, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { expectNoCommands, sendBelow } from "../../webhooks/notify.js";
import { type Agent, type AgentStatus, agentChanged, type ContactCentrePlatform, keyIn } from "./state.js";

/**
 * The agent of the application, on work.
 *
 * @throws {StatusCodeError} `108027`, agent unknown or not on work (client-code)
 */
export function findAgent({ contactCentre }: ContactCentrePlatform, { appId }: Application, agentid: string): Agent {
  const agent = contactCentre.agents.get(keyIn(appId, agentid));
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

/** Changes an agent's status; nothing follows when it is the same. */
export function setStatus(
  platform: ContactCentrePlatform,
  agent: Agent,
  status: AgentStatus,
  call?: { readonly number: string },
): void {
  const changed = agent.status !== status;
  agent.status = status;
  agentChanged(platform, agent);
  if (changed) announceStatus(platform, agent, call?.number);
}

/**
 * Says that an agent has another status.
 *
 * @param number the user's, with status `2`
 */
export function announceStatus(platform: ContactCentrePlatform, agent: Agent, number?: string): void {
  platform.events.emit("AgentStatusChanged", { agent, number });
  offerWork(platform, agent);
}

/** Says that an agent may take a call, if that is so. */
export function offerWork(platform: ContactCentrePlatform, agent: Agent): void {
  if (isFree(agent)) platform.events.emit("AgentFreed", { agent });
}

/**
 * Sets an agent ready, or with `state` `false` back to preparing.
 *
 * @param attributes of AgentReady
 * @throws {StatusCodeError} `108027` unknown or not on work, `104024` ready already (client-code;
 *   spec/reference/contact-centre.md#agentready); `110085` locked or talking without `force`
 * @assumption Becoming ready while locked or talking gives `110085`, unless forced; the call then
 *   goes on.
 * @assumption `priority` and `agenttype` of AgentReady have no effect.
 */
export function makeReady(platform: ContactCentrePlatform, application: Application, attributes: Attributes): void {
  const agent = findAgent(platform, application, requiredString(attributes, "agentid"));
  const wanted = attributes["state"] === "false" ? "0" : "1";
  if (wanted === "1" && agent.status === "1") throw new StatusCodeError("104024");
  if (isBusy(agent) && attributes["force"] !== "true") {
    notifyFailure(platform, agent, attributes["action"]);
    throw new StatusCodeError("110085");
  }
  setStatus(platform, agent, wanted);
}

/**
 * `action` is called when becoming ready fails, beside the failure (client-code); its parameters
 * are inferred (spec/reference/ivr-protocol.md#events-of-queue-and-agent-calls).
 */
function notifyFailure(platform: ContactCentrePlatform, { appId, agentid }: Agent, action: string | undefined): void {
  const ivrUrl = platform.applications.get(appId)?.ivrUrl;
  if (action === undefined || ivrUrl === undefined) return;
  const onEnd = expectNoCommands(platform);
  sendBelow(platform, ivrUrl, "ivrAgentReadyFailed", action, { appid: appId, agentid }, { onEnd });
}
