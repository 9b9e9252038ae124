import type { Engine } from "../kernel/engine.js";
import { beginStay } from "./begin-stay.js";
import { hangUp } from "./hang-up.js";
import type { IvrCall } from "./ivr-call-state.js";

/** How long a call that nothing holds stays connected: our choice, for REST commands that take it further. */
const IDLE_MS = 10_000;

/** Leaves a call to REST commands; it is hung up when none takes it in time. */
export function leaveIdle(engine: Engine, call: IvrCall): void {
  beginStay(engine, call, "nowhere").after(IDLE_MS, () => hangUp(engine, call, "nothing holds the call any longer"));
}
