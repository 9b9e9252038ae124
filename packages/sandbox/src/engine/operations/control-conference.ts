import { type ConferenceCommand, findScene } from "../conference/scene.js";
import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { pickCommand } from "../pick-command.js";
import { requiredString } from "../read-body.js";
import { confAlarmClock } from "./conference/conf-alarm-clock.js";
import { confMemberPause } from "./conference/conf-member-pause.js";
import { confMemberResume } from "./conference/conf-member-resume.js";
import { confMute } from "./conference/conf-mute.js";
import { confPlay } from "./conference/conf-play.js";
import { confRecord } from "./conference/conf-record.js";
import { confStopPlay } from "./conference/conf-stop-play.js";
import { confStopRecord } from "./conference/conf-stop-record.js";
import { confUnMute } from "./conference/conf-un-mute.js";
import { confVolumeAdjust } from "./conference/conf-volume-adjust.js";
import { dismissConf } from "./conference/dismiss-conf.js";
import { inviteJoinConf } from "./conference/invite-join-conf.js";
import { joinConf } from "./conference/join-conf.js";
import { queryConfState } from "./conference/query-conf-state.js";
import { quitConf } from "./conference/quit-conf.js";

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
 * Carries out the one command of the body on its conference (spec/reference/conference.md#controlconference). `confid` of the command counts, not that of the query: our choice.
 *
 * Notifications of results go out at once, beside the reply.
 */
export const controlConference: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  return run(findScene(engine, application, requiredString(attributes, "confid")), attributes);
};
