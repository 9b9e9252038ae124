import type { Attributes } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { checkNumber } from "../../telephony/check-number.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import type { Application, State } from "../state.js";
import type { Agent } from "./agent-state.js";
import { findAgent } from "./find-agent.js";
import { isFree } from "./is-free.js";

/** Whom a command takes into a call: an agent, else a number. */
export type Target = { readonly agent: Agent } | { readonly number: string };

/**
 * Reads `agentid`, else `number`.
 *
 * @throws {Refusal} `108027` for an agent who is unknown or not on work; `110126` for one who is not ready (older table; our choice), unless on this very call; the
 *   code that the number asks for
 */
export function findTarget(state: State, application: Application, call: IvrCall, attributes: Attributes): Target {
  const { agentid } = attributes;
  if (agentid === undefined) {
    const number = requiredString(attributes, "number");
    checkNumber(application, number);
    return { number };
  }
  const agent = findAgent(state, application, agentid);
  const consulted = call.consultation?.answered === true && call.consultation.agentid === agentid;
  if (!consulted && !isFree(agent)) throw new Refusal("110126");
  return { agent };
}

/** What a transcript calls it. */
export function nameOf(target: Target): string {
  return "number" in target ? target.number : `agent ${target.agent.agentid}`;
}
