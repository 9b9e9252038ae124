import type { IvrCall } from "../../telephony/ivr-call-state.js";
import type { Engagement } from "./agent-state.js";

/** A caller who waits for an agent. */
export interface Waiting {
  readonly call: IvrCall;
  readonly queuetype: string;
  /** Is told when the caller leaves without an agent. */
  readonly quiturl: string | undefined;
  /** Who came earlier has a smaller one, in whatever queue. */
  readonly place: number;
  /** The agent whose phone rings for the caller. */
  offer: Offer | undefined;
  /** The caller's time is up. */
  timedOut: boolean;
}

/** An agent who is rung for a caller. */
export interface Offer {
  readonly agentid: string;
  readonly engagement: Engagement;
}
