import { checkNumber } from "../../telephony/check-number.js";
import { requireConnected } from "../../telephony/require-connected.js";
import { note } from "../../telephony/transcript.js";
import type { CallCommand } from "./call-command.js";
import { findAgent } from "./find-agent.js";

/**
 * Remembers who listens to a call; the listener's phone is not played and an agent's status stays (our choice). Without `agentid` and `number` it changes nothing.
 *
 * @throws {Refusal} `110126` when the call is not connected (older table; our choice), `108027` for an agent who is unknown or not on work (inferred)
 */
export const monitor: CallCommand = ({ engine, application, call }, { agentid, number }) => {
  requireConnected(call);
  if (agentid !== undefined) findAgent(engine.state, application, agentid);
  if (number !== undefined) checkNumber(application, number);
  for (const listener of [agentid, number]) {
    if (listener === undefined) continue;
    call.listeners.add(listener);
    note(engine, call, "platform", `${listener === agentid ? "agent " : ""}${listener} listens`);
  }
  return {};
};
