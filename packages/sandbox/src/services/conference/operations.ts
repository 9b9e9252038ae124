import { findApplication } from "../../kernel/application.js";
import type { Handler, Operations } from "../../kernel/kernel.js";
import { commandMembers, pickCommand, requiredString } from "../../kernel/request-body.js";
import {
  confAlarmClock,
  confPlay,
  confRecord,
  confStopPlay,
  confStopRecord,
  confVolumeAdjust,
  dismissConf,
  queryConfState,
} from "./media-commands.js";
import {
  confMemberPause,
  confMemberResume,
  confMute,
  confUnMute,
  inviteJoinConf,
  joinConf,
  quitConf,
} from "./member-commands.js";
import { openConference } from "./rules.js";
import { type ConferenceCommand, type ConferencePlatform, conferenceChanged, findConference } from "./state.js";

const COMMANDS: Readonly<Record<string, ConferenceCommand>> = {
  DismissConf: dismissConf,
  InviteJoinConf: inviteJoinConf,
  JoinConf: joinConf,
  QuitConf: quitConf,
  ConfMute: confMute,
  ConfUnMute: confUnMute,
  ConfPlay: confPlay,
  ConfStopPlay: confStopPlay,
  ConfRecord: confRecord,
  ConfStopRecord: confStopRecord,
  ConfVolumeAdjust: confVolumeAdjust,
  ConfMemberPause: confMemberPause,
  ConfMemberResume: confMemberResume,
  ConfAlarmClock: confAlarmClock,
  QueryConfState: queryConfState,
};

/**
 * Carries out the one command of the body on its conference
 * (spec/reference/conference.md#controlconference). Notifications of results go out at once, beside
 * the reply.
 *
 * @assumption `confid` of the command counts, not that of the query; so does `callid` of
 *   controlCall.
 */
const controlConference: Handler<ConferencePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  const context = findConference(platform, application, requiredString(attributes, "confid"));
  conferenceChanged(context);
  return run(context, attributes);
};

/** Creates a conference (spec/reference/conference.md#createconference). */
const createConference: Handler<ConferencePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const { confid } = openConference(platform, application, commandMembers(body, "CreateConf")).conference;
  return { confid, voiptoconfid: `800000${confid}` };
};

/** Operations of conferences. */
export const CONFERENCE_OPERATIONS: Operations<ConferencePlatform> = { controlConference, createConference };
