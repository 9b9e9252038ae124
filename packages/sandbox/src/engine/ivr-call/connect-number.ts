import type { Engine } from "../engine.js";
import type { IvrCall, Stay } from "../ivr-call-state.js";
import { hangUp } from "./hang-up.js";
import { ring } from "./ring.js";

/** How long the user talks with a number: our choice. */
const TALK_MS = 60_000;

/** Rings a number for a connected call, lets them talk, and hangs up. A number that does not answer ends the call, too (our choice). */
export function connectNumber(engine: Engine, call: IvrCall, number: string): void {
  const stay: Stay = { at: "number" };
  call.stay = stay;
  const end = (): void => {
    if (call.stay === stay) hangUp(engine, call);
  };
  ring(engine, number, ({ staysMs }) => {
    engine.clock.after(Math.min(TALK_MS, staysMs), end);
  });
}
