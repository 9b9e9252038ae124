import { Refusal } from "../kernel/refusal.js";
import type { IvrCall } from "./ivr-call-state.js";

/**
 * A call must be connected, and not be in a conference, to be steered.
 *
 * @throws {Refusal} `110126`, call-control error (older table; our choice)
 */
export function requireConnected(call: IvrCall): void {
  if (call.state !== "answered" || call.stay.at === "conference") throw new Refusal("110126");
}

/**
 * An agent must talk on the call.
 *
 * @throws {Refusal} `110126`, call-control error (older table; our choice)
 */
export function requireAgents(call: IvrCall): void {
  requireConnected(call);
  if (call.agents.size === 0) throw new Refusal("110126");
}
