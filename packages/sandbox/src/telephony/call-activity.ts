import type { Cancel } from "../kernel/clock.js";
import type { Engine } from "../kernel/kernel.js";
import type { IvrCall, Stay } from "./call.js";

/** A stay from the point of view of what began it. */
export interface CurrentStay {
  /** Whether the call is connected and still there. */
  lasts(): boolean;
  /** Plans something that happens only if the stay still lasts by then. */
  after(milliseconds: number, run: () => void): Cancel;
}

/**
 * Takes an answered call somewhere: what was planned for its stay before no longer happens, and nobody waits for its keys.
 *
 * @param onOver runs once the call has gone elsewhere, or has ended
 */
export function beginStay({ clock }: Engine, call: IvrCall, at: Stay["at"], onOver?: () => void): CurrentStay {
  const stay: Stay = { at, onOver };
  takeTo(call, stay);
  const lasts = (): boolean => call.stay === stay && call.state === "answered";
  return {
    lasts,
    after: (milliseconds, run) =>
      clock.after(milliseconds, () => {
        if (lasts()) run();
      }),
  };
}

/** A call that has ended is nowhere. */
export function endStay(call: IvrCall): void {
  takeTo(call, { at: "nowhere" });
}

function takeTo(call: IvrCall, stay: Stay): void {
  const { onOver } = call.stay;
  call.stay = stay;
  call.player.onKeys = undefined;
  onOver?.();
}
