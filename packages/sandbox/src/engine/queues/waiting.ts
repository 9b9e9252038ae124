import type { CurrentStay } from "../ivr-call/begin-stay.js";
import type { IvrCall } from "../ivr-call-state.js";
import type { IvrState } from "../ivr-state.js";

/** A caller who waits for an agent. */
export interface Waiting {
  readonly call: IvrCall;
  readonly queuetype: string;
  /** Is told when the caller leaves without an agent. */
  readonly quiturl: string | undefined;
  /** Over once the caller has gone. */
  readonly stay: CurrentStay;
  /** An agent's phone rings for the caller. */
  offered: boolean;
  /** The caller's time is up. */
  timedOut: boolean;
}

/** How a call waits, if it does. */
export function findWaiting({ waiting }: IvrState, call: IvrCall): Waiting | undefined {
  return waiting.find((each) => each.call === call && each.stay.lasts());
}
