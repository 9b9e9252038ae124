import type { Engine } from "../engine.js";
import type { IvrCall, Stay } from "../ivr-call-state.js";
import { hangUp } from "./hang-up.js";

/** How long a call that nothing holds stays connected: our choice, for commands that take it further. */
const IDLE_MS = 10_000;

/**
 * Leaves a call to the application: in its answer to the notification that came with this, it may steer the call further. The player of those answers does not
 * exist yet, so the call hangs up after ten seconds unless a command of controlCall or JoinConf takes it.
 */
export function releaseCall(engine: Engine, call: IvrCall): void {
  const stay: Stay = { at: "nowhere" };
  call.stay = stay;
  engine.clock.after(IDLE_MS, () => {
    if (call.stay === stay) hangUp(engine, call);
  });
}
