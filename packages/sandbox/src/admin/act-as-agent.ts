import { explain } from "@cloopen-rest/client/errors";
import type { Application } from "../kernel/application.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import { makeReady } from "../services/contact-centre/agents.js";
import { agentHangsUp } from "../services/contact-centre/assignment.js";
import { keyIn } from "../services/contact-centre/state.js";
import type { Platform } from "../services/platform.js";
import { notThere } from "./answer.js";

/** What an agent can do by hand. */
export type AgentAction = "ready" | "prepare" | "answer" | "hangUp";

/** The actions of an agent, for those who have no types. */
export const AGENT_ACTIONS: readonly AgentAction[] = ["ready", "prepare", "answer", "hangUp"];

/**
 * An agent who is on work acts.
 *
 * @throws {RangeError} if no agent with this id is on work, or the agent cannot do that now
 */
export function act(platform: Platform, application: Application, agentid: string, action: AgentAction): void {
  const { agents } = platform.contactCentre;
  const agent = agents.get(keyIn(application.appId, agentid));
  if (agent === undefined) {
    const own = [...agents.values()].filter(({ appId }) => appId === application.appId);
    throw notThere(
      "agent on work",
      own.map((one) => one.agentid),
    );
  }
  if (action === "answer") {
    const [phone] = platform.telephony.ringing.get(agent.number) ?? [];
    if (agent.assignment === undefined || phone === undefined) throw new RangeError(`agent ${agentid} is not rung`);
    phone.pickUp(true);
    return;
  }
  if (action === "hangUp") {
    if (agent.assignment === undefined) throw new RangeError(`agent ${agentid} is on no call`);
    agentHangsUp(platform, agent, agent.assignment);
    return;
  }
  try {
    makeReady(platform, application, { agentid, state: String(action === "ready") });
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    throw new RangeError(`agent ${agentid} cannot do that now: ${explain(error.statusCode)?.en ?? error.statusCode}`);
  }
}
