import type { Attributes } from "../../kernel/request-body.js";
import type { Call } from "../../telephony/state.js";
import { expectNoCommands, sendBelow } from "../../webhooks/notify.js";
import { type ConferenceContext, type ConferencePlatform, conferenceOf } from "./state.js";

/**
 * Notifies the application about a conference
 * (spec/reference/ivr-protocol.md#conference-notifications): `confid` first.
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 * @assumption An event of a conference goes to the address that its command names, else to that of
 *   CreateConf for such events.
 */
export function notifyConference(
  { platform, application: { ivrUrl }, conference: { confid } }: ConferenceContext,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
): void {
  if (!relative || ivrUrl === undefined) return;
  const onEnd = expectNoCommands(platform);
  sendBelow(platform, ivrUrl, kind, relative, { confid, ...parameters }, { onEnd });
}

/**
 * Notifies `dtmfreporturl` of the conference that a member has pressed keys.
 *
 * @assumption `dtmfreporturl` does not get the keys: no parameter for them is known.
 */
export function notifyKeys(platform: ConferencePlatform, call: Call): void {
  const context = conferenceOf(platform, call);
  if (context !== undefined) notifyConference(context, "confDtmf", context.conference.settings["dtmfreporturl"]);
}

/** `notifytype` of media control (spec/reference/ivr-protocol.md#confmedia; client-code). */
export const NOTIFY_TYPE = {
  play: "1",
  record: "2",
  louder: "3",
  mute: "4",
  pause: "5",
  stopPlay: "11",
  stopRecord: "12",
  quieter: "13",
  unmute: "14",
  resume: "15",
} as const;

/** `state` of media control (same place). */
export const MEDIA_STATE = { playing: "1", recording: "2", played: "11", recorded: "12" } as const;

/**
 * What became of a media command. `0` is success.
 *
 * @assumption A media command that failed is reported with `1`.
 */
export interface MediaResult {
  readonly ok: boolean;
  readonly state?: string;
  readonly recordduration?: string;
  readonly recordurl?: string;
}

/** Sends the result of media control to `action` of the command, else to `mediaopturl` of CreateConf. */
export function notifyMedia(
  context: ConferenceContext,
  attributes: Attributes,
  operation: keyof typeof NOTIFY_TYPE,
  { ok, ...more }: MediaResult = { ok: true },
): void {
  const relative = attributes["action"] ?? context.conference.settings["mediaopturl"];
  const parameters = { notifytype: NOTIFY_TYPE[operation], result: ok ? "0" : "1", ...more };
  notifyConference(context, "confMedia", relative, parameters);
}
