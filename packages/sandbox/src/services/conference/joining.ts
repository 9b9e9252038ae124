import type { Attributes } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { hangUp } from "../../telephony/hang-up.js";
import { listenForKeys } from "../../telephony/keypad.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyConference } from "./callbacks.js";
import { FILE_MS, playFile, startRecording } from "./media.js";
import { endConference } from "./rules.js";
import { type Conference, type ConferenceContext, conferenceChanged, isOpen } from "./state.js";

/** `voicemod` with all prompts, the default (spec/reference/conference.md#createconference). */
const ALL_PROMPTS = "1";

/**
 * An answered call joins: `joinurl` of the command, else that of CreateConf, is notified (spec/reference/ivr-protocol.md#confjoined). The host is the last one who joined as such.
 *
 * @param attributes `role`, `speak` and `joinurl`, as InviteJoinConf has them
 */
export function memberJoins(context: ConferenceContext, call: Call, attributes: Attributes): void {
  const { platform, conference } = context;
  const { callSid: callid, number } = call;
  enterActivity(platform, call, "conference");
  note(platform, call, "platform", `the party joins conference ${conference.confid}`);
  call.confid = conference.confid;
  conference.members.set(callid, number);
  conferenceChanged(context);
  if (attributes["role"] === "1") conference.host = callid;
  if (attributes["speak"] === "0") conference.muted.add(callid);
  const jointime = compactTime(platform.clock.now());
  const relative = attributes["joinurl"] ?? conference.settings["joinurl"];
  notifyConference(context, "confJoined", relative, { callid, jointime, result: "0", number });
  if (conference.began === undefined) begin(context);
}

/**
 * The clock of `confduration` starts with the first member
 * (spec/reference/conference.md#createconference). `confendprompt` is played before the conference
 * ends by itself.
 *
 * @assumption `autorecord` begins with the first member.
 * @assumption `confendprompt` fills the last ten seconds; `voicemod` `0` and `2` keep it silent.
 */
function begin(context: ConferenceContext): void {
  const { platform, conference } = context;
  const { settings } = conference;
  conference.began = platform.clock.now();
  if (settings["autorecord"] === "true") startRecording(context);
  const seconds = Number(settings["confduration"] ?? 0);
  if (seconds <= 0) return;
  const { confendprompt, voicemod = ALL_PROMPTS } = settings;
  if (confendprompt !== undefined && voicemod === ALL_PROMPTS) {
    platform.clock.after(Math.max(0, seconds * 1000 - FILE_MS), () => {
      if (isOpen(context)) playFile(context, confendprompt, 1);
    });
  }
  platform.clock.after(seconds * 1000, () => {
    // An end by itself hangs up or not as CreateConf says (spec/reference/conference.md#createconference).
    if (isOpen(context)) endConference(context, { autohangup: settings["autohangup"] ?? "false" });
  });
}

/**
 * Lets an answered call join, once it has said the password. Much may have changed by then.
 *
 * @param attributes as {@link memberJoins} takes them
 * @assumption Where a conference ended or filled up while the password was asked, the commands that
 *   follow run.
 */
export function admit(context: ConferenceContext, call: Call, attributes: Attributes): void {
  askPassword(context, call, (right) => {
    if (right) joinIfPossible(context, call, attributes);
  });
}

function joinIfPossible(context: ConferenceContext, call: Call, attributes: Attributes): void {
  const { platform, conference } = context;
  try {
    if (!isOpen(context)) throw new StatusCodeError("110128");
    checkSeats(conference, 1);
    memberJoins(context, call, attributes);
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    note(platform, call, "platform", `the command fails with ${error.statusCode}`);
    platform.events.emit("CallReleased", { call });
  }
}

/**
 * Largest number of members when CreateConf does not say
 * (spec/reference/conference.md#createconference).
 */
const DEFAULT_SEATS = 3;

/**
 * Whether that many more may come.
 *
 * @throws {StatusCodeError} `110092`, over the largest number of members
 * @assumption Invitees whose phone rings count towards `maxmember`.
 */
export function checkSeats({ settings, members, invited }: Conference, wanted: number): void {
  const seats = Number(settings["maxmember"] ?? DEFAULT_SEATS);
  if (members.size + invited.size + wanted > seats) throw new StatusCodeError("110092");
}

/** So many passwords may be wrong (spec/reference/conference.md#createconference). */
const TRIES = 3;

/**
 * How long a try may take.
 *
 * @assumption A password ends with `#`, or with as many keys as it has; 20 seconds without it are a
 *   wrong one.
 */
const PATIENCE_MS = 20_000;

/**
 * Asks for the password of the conference, where it has one. After three wrong ones
 * `passwderrorurl` is notified; without that address the caller is hung up
 * (spec/reference/conference.md#createconference).
 *
 * @param onEnd gets once whether it was right. It was not, either, when the caller hangs up or is
 *   taken elsewhere meanwhile
 * @assumption The password is asked of all who join, also by invitation, but not of the caller who
 *   creates the conference with `autojoin`.
 * @assumption After three wrong passwords the commands that follow run, where `passwderrorurl` is
 *   set.
 */
export function askPassword(context: ConferenceContext, call: Call, onEnd: (right: boolean) => void): void {
  const { platform, conference } = context;
  const { passwd, passwderrorurl } = conference.settings;
  if (!passwd) {
    onEnd(true);
    return;
  }
  let over = false;
  const end = (right: boolean): void => {
    if (over) return;
    over = true;
    onEnd(right);
  };
  const activity = enterActivity(platform, call, "nowhere", () => end(false));

  const giveUp = (): void => {
    end(false);
    if (passwderrorurl) {
      notifyConference(context, "confPasswordError", passwderrorurl);
      platform.events.emit("CallReleased", { call });
    } else hangUp(platform, call, `${TRIES} wrong passwords`);
  };
  const ask = (tries: number): void => {
    note(platform, call, "platform", `asks for the password of conference ${conference.confid}`);
    let entered = "";
    const settle = (right: boolean): void => {
      stopWaiting();
      if (!right) note(platform, call, "platform", "the password is wrong");
      if (right) end(true);
      else if (tries > 1) ask(tries - 1);
      else giveUp();
    };
    const take = (keys: string): void => {
      entered += keys;
      const [word = "", ending] = entered.split("#");
      if (ending === undefined && word.length < passwd.length) listenForKeys(platform, call, take);
      else settle(word === passwd);
    };
    const stopWaiting = activity.after(PATIENCE_MS, () => settle(false));
    listenForKeys(platform, call, take);
  };
  ask(TRIES);
}
