import { endActivity, enterActivity } from "./call-activity.js";
import type { Call, TelephonyPlatform } from "./state.js";
import { note } from "./transcript.js";

/**
 * Ends a call. To act on its end, listen for `CallEnded`.
 *
 * @param why for the transcript
 */
export function hangUp(platform: TelephonyPlatform, call: Call, why: string): void {
  if (call.state === "ended") return;
  note(platform, call, "platform", `ends the call: ${why}`);
  call.state = "ended";
  call.ended = platform.clock.now();
  platform.events.emit("CallEnded", { call });
  endActivity(call);
}

/** The party hangs up: the call ends, and the services that were occupied with the party go on without. */
export function partyHangsUp(platform: TelephonyPlatform, call: Call): void {
  if (call.state === "ended") return;
  note(platform, call, "party", "hangs up");
  platform.events.emit("PartyHangingUp", { call });
  hangUp(platform, call, "the party has hung up");
  platform.events.emit("PartyHungUp", { call });
}

/**
 * @assumption A call that nothing holds is hung up after ten seconds, the time for a REST command
 *   to take it further.
 */
const IDLE_MS = 10_000;

/** Leaves a call to REST commands; it is hung up when none takes it in time. */
export function park(platform: TelephonyPlatform, call: Call): void {
  const { after } = enterActivity(platform, call, "nowhere");
  after(IDLE_MS, () => hangUp(platform, call, "nothing holds the call any longer"));
}
