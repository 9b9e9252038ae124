import { hangUp } from "../ivr-call/hang-up.js";
import type { IvrCall } from "../ivr-call/ivr-call-state.js";
import { proceed } from "../ivr-player/proceed.js";
import { note } from "../ivr-player/transcript.js";
import { compactTime } from "../times.js";
import { notifyConference } from "./notify-conference.js";
import type { Scene } from "./scene.js";

/**
 * A member leaves: to the address given, else to `quiturl` of CreateConf, goes a notification. Its `jointime` is the time of leaving, as in the reference's sample
 * (spec/reference/ivr-protocol.md#confquit). The member's call goes on with the commands of its application that wait.
 */
export function memberLeaves(scene: Scene, callid: string, quiturl: string | undefined): void {
  const { engine, conference } = scene;
  const number = conference.members.get(callid) ?? "";
  const call = forget(scene, callid);
  const parameters = { callid, jointime: compactTime(engine.clock.now()), number };
  notifyConference(scene, "confQuit", quiturl ?? conference.settings["quiturl"], parameters);
  if (call?.state !== "answered") return;
  note(engine, call, "platform", `the party leaves conference ${conference.confid}`);
  proceed(engine, call);
}

/** A member is hung up, at the end of a conference with `autohangup`. There is no notification of leaving then (client-code, of DismissConf). */
export function memberIsHungUp(scene: Scene, callid: string): void {
  const call = forget(scene, callid);
  if (call !== undefined) hangUp(scene.engine, call, "the conference has ended");
}

function forget({ engine, conference }: Scene, callid: string): IvrCall | undefined {
  conference.members.delete(callid);
  conference.muted.delete(callid);
  conference.paused.delete(callid);
  if (conference.host === callid) conference.host = undefined;
  const call = engine.state.ivr.calls.get(callid);
  if (call !== undefined) call.confid = undefined;
  return call;
}
