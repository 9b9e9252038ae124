import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { pickCommand } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { confAlarmClock } from "./conf-alarm-clock.js";
import { confMemberPause } from "./conf-member-pause.js";
import { confMemberResume } from "./conf-member-resume.js";
import { confMute } from "./conf-mute.js";
import { confPlay } from "./conf-play.js";
import { confRecord } from "./conf-record.js";
import { confStopPlay } from "./conf-stop-play.js";
import { confStopRecord } from "./conf-stop-record.js";
import { confUnMute } from "./conf-un-mute.js";
import { confVolumeAdjust } from "./conf-volume-adjust.js";
import { dismissConf } from "./dismiss-conf.js";
import { inviteJoinConf } from "./invite-join-conf.js";
import { joinConf } from "./join-conf.js";
import { queryConfState } from "./query-conf-state.js";
import { quitConf } from "./quit-conf.js";
import { type ConferenceCommand, findScene } from "./scene.js";

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
 * Carries out the one command of the body on its conference (ivr-conference-agent.md §9). `confid` of the command counts, not that of the query: our choice.
 *
 * Notifications of results go out at once, beside the reply.
 */
export const controlConference: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  return run(findScene(engine, application, requiredString(attributes, "confid")), attributes);
};
