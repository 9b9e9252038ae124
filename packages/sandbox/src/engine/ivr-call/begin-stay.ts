import type { Cancel } from "../../clock/clock.js";
import type { Engine } from "../engine.js";
import type { IvrCall, Stay } from "../ivr-call-state.js";

/** A stay from the point of view of what began it. */
export interface CurrentStay {
  /** Whether the call is connected and still there. */
  lasts(): boolean;
  /** Plans something that happens only if the stay still lasts by then. */
  after(milliseconds: number, run: () => void): Cancel;
}

/** Takes an answered call somewhere: what was planned for its stay before no longer happens, and nobody waits for its keys. */
export function beginStay({ clock }: Engine, call: IvrCall, at: Stay["at"]): CurrentStay {
  const stay: Stay = { at };
  call.stay = stay;
  call.player.onKeys = undefined;
  const lasts = (): boolean => call.stay === stay && call.state === "answered";
  return {
    lasts,
    after: (milliseconds, run) =>
      clock.after(milliseconds, () => {
        if (lasts()) run();
      }),
  };
}
