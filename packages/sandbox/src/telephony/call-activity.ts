import type { Cancel } from "../kernel/clock.js";
import { recordChanged } from "../kernel/kernel.js";
import type { Call, CallActivity, TelephonyPlatform } from "./state.js";

/** An activity from the point of view of what began it. */
export interface CurrentActivity {
  /** Whether the call is connected and still there. */
  lasts(): boolean;
  /** Plans something that happens only if the activity still lasts by then. */
  after(milliseconds: number, run: () => void): Cancel;
}

/**
 * Takes an answered call somewhere: what was planned for its activity before no longer happens, and nobody waits for its keys.
 *
 * @param onOver runs once the call has gone elsewhere, or has ended
 */
export function enterActivity(
  platform: TelephonyPlatform,
  call: Call,
  at: CallActivity["at"],
  onOver?: () => void,
): CurrentActivity {
  const activity: CallActivity = { at, onOver };
  takeTo(call, activity);
  recordChanged(platform, "call", call.callSid);
  const lasts = (): boolean => call.activity === activity && call.state === "answered";
  return {
    lasts,
    after: (milliseconds, run) =>
      platform.clock.after(milliseconds, () => {
        if (lasts()) run();
      }),
  };
}

/** A call that has ended is nowhere. */
export function endActivity(call: Call): void {
  takeTo(call, { at: "nowhere" });
}

function takeTo(call: Call, activity: CallActivity): void {
  const { onOver } = call.activity;
  call.activity = activity;
  call.player.onKeys = undefined;
  onOver?.();
}
