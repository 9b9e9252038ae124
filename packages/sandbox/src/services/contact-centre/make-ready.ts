import type { Engine } from "../../kernel/engine.js";
import type { Attributes } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import type { Application } from "../state.js";
import type { Agent } from "./agent-state.js";
import { findAgent } from "./find-agent.js";
import { isBusy, setStatus } from "./set-status.js";

/**
 * Sets an agent ready, or with `state` `false` back to preparing. `force` takes one who is locked or talks; the call goes on (our choice).
 *
 * @param attributes of AgentReady
 * @throws {Refusal} `108027` unknown or not on work, `104024` ready already (both client-code); `110085` locked or talking without `force` (older table; our choice)
 */
export function makeReady(engine: Engine, application: Application, attributes: Attributes): void {
  const agent = findAgent(engine.state, application, requiredString(attributes, "agentid"));
  const wanted = attributes["state"] === "false" ? "0" : "1";
  if (wanted === "1" && agent.status === "1") throw new Refusal("104024");
  if (isBusy(agent) && attributes["force"] !== "true") {
    notifyFailure(engine, agent, attributes["action"]);
    throw new Refusal("110085");
  }
  setStatus(engine, agent, wanted);
}

/** `action` is called when becoming ready fails (client-code), beside the refusal; its parameters are inferred. */
function notifyFailure({ state, outbox }: Engine, { appId, agentid }: Agent, action: string | undefined): void {
  const ivrUrl = state.applications.get(appId)?.ivrUrl;
  if (action === undefined || ivrUrl === undefined) return;
  outbox.sendNotification("ivrAgentReadyFailed", ivrUrl, action, { appid: appId, agentid });
}
