import { hangUp } from "../ivr-call/hang-up.js";
import { proceed } from "../ivr-player/proceed.js";
import { compactTime } from "../times.js";
import { notifyConference } from "./notify-conference.js";
import type { Scene } from "./scene.js";

/**
 * A member leaves: to the address given, else to `quiturl` of CreateConf, goes a notification. Its `jointime` is the time of leaving, as in the reference's sample
 * (ivr-protocol.md §7.4). The member's call goes on with the commands of its
 * application that wait.
 */
export function memberLeaves(scene: Scene, callid: string, quiturl: string | undefined): void {
  const { engine, conference } = scene;
  const number = conference.members.get(callid) ?? "";
  forget(scene, callid);
  const parameters = { callid, jointime: compactTime(engine.clock.now()), number };
  notifyConference(scene, "confQuit", quiturl ?? conference.settings["quiturl"], parameters);
  const call = engine.state.ivr.calls.get(callid);
  if (call !== undefined) proceed(engine, call);
}

/** A member is hung up, at the end of a conference with `autohangup`. There is no notification of leaving then (client-code, of DismissConf). */
export function memberIsHungUp(scene: Scene, callid: string): void {
  forget(scene, callid);
  const call = scene.engine.state.ivr.calls.get(callid);
  if (call !== undefined) hangUp(scene.engine, call, "the conference has ended");
}

function forget({ conference }: Scene, callid: string): void {
  conference.members.delete(callid);
  conference.muted.delete(callid);
  conference.paused.delete(callid);
  if (conference.host === callid) conference.host = undefined;
}
