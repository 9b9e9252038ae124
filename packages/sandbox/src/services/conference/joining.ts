import type { Attributes } from "../../kernel/request-body.js";
import { Refusal } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import type { IvrCall } from "../../telephony/call.js";
import { beginStay } from "../../telephony/call-activity.js";
import { hangUp } from "../../telephony/hang-up.js";
import { listenForKeys } from "../../telephony/keypad.js";
import { note } from "../../telephony/transcript.js";
import { failCommand, proceed } from "../ivr/player.js";
import { notifyConference } from "./callbacks.js";
import { FILE_MS, playFile, startRecording } from "./media.js";
import { endConference } from "./rules.js";
import { type Conference, isOpen, type Scene } from "./state.js";

/** `voicemod` with all prompts, the default (documented). */
const ALL_PROMPTS = "1";

/**
 * An answered call joins: `joinurl` of the command, else that of CreateConf, is told (ivr-protocol.md §7.2). The host is the last one who joined as such.
 *
 * @param attributes `role`, `speak` and `joinurl`, as InviteJoinConf has them
 */
export function memberJoins(scene: Scene, call: IvrCall, attributes: Attributes): void {
  const { engine, conference } = scene;
  const { callSid: callid, number } = call;
  beginStay(engine, call, "conference");
  note(engine, call, "platform", `the party joins conference ${conference.confid}`);
  call.confid = conference.confid;
  conference.members.set(callid, number);
  if (attributes["role"] === "1") conference.host = callid;
  if (attributes["speak"] === "0") conference.muted.add(callid);
  const jointime = compactTime(engine.clock.now());
  const relative = attributes["joinurl"] ?? conference.settings["joinurl"];
  notifyConference(scene, "confJoined", relative, { callid, jointime, result: "0", number });
  if (conference.began === undefined) begin(scene);
}

/**
 * The clock of `confduration` starts with the first member (documented); so does `autorecord` (our choice). `confendprompt` is played before the end by itself (documented);
 * that it begins in time to be heard, and that `voicemod` other than `1` keeps it silent, is our choice.
 */
function begin(scene: Scene): void {
  const { engine, conference } = scene;
  const { settings } = conference;
  conference.began = engine.clock.now();
  if (settings["autorecord"] === "true") startRecording(scene);
  const seconds = Number(settings["confduration"] ?? 0);
  if (seconds <= 0) return;
  const { confendprompt, voicemod = ALL_PROMPTS } = settings;
  if (confendprompt !== undefined && voicemod === ALL_PROMPTS) {
    engine.clock.after(Math.max(0, seconds * 1000 - FILE_MS), () => {
      if (isOpen(scene)) playFile(scene, confendprompt, 1);
    });
  }
  engine.clock.after(seconds * 1000, () => {
    // An end by itself hangs up or not as CreateConf says (documented).
    if (isOpen(scene)) endConference(scene, { autohangup: settings["autohangup"] ?? "false" });
  });
}

/**
 * Lets an answered call join, once it has said the password. Much may have changed by then: when the conference has ended, or the last seat is taken, the commands that
 * follow run (our choice).
 *
 * @param attributes as {@link memberJoins} takes them
 */
export function admit(scene: Scene, call: IvrCall, attributes: Attributes): void {
  const { engine, conference } = scene;
  askPassword(scene, call, (right) => {
    if (!right) return;
    failCommand(engine, call, () => {
      if (!isOpen(scene)) throw new Refusal("110128");
      checkSeats(conference, 1);
      memberJoins(scene, call, attributes);
    });
  });
}

/** Largest number of members when CreateConf does not say (documented). */
const DEFAULT_SEATS = 3;

/**
 * Whether that many more may come. Those whose phone rings count: our choice.
 *
 * @throws {Refusal} `110092`, over the largest number of members
 */
export function checkSeats({ settings, members, invited }: Conference, wanted: number): void {
  const seats = Number(settings["maxmember"] ?? DEFAULT_SEATS);
  if (members.size + invited.size + wanted > seats) throw new Refusal("110092");
}

/** So many may be wrong (documented). */
const TRIES = 3;

/** How long a try may take; one without a key is wrong. `#` ends it, and so do as many keys as the password has. All of this is our choice. */
const PATIENCE_MS = 20_000;

/**
 * Asks whoever joins for the password of the conference, where it has one (documented). After three wrong ones `passwderrorurl` is told and the commands that follow run
 * (our choice); without that address the caller is hung up (ivr-conference-agent.md §9).
 *
 * @param onEnd hears once whether it was right. It was not, either, when the caller hangs up or is taken elsewhere meanwhile
 */
export function askPassword(scene: Scene, call: IvrCall, onEnd: (right: boolean) => void): void {
  const { engine, conference } = scene;
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
  const stay = beginStay(engine, call, "nowhere", () => end(false));

  const giveUp = (): void => {
    end(false);
    if (passwderrorurl) {
      notifyConference(scene, "confPasswordError", passwderrorurl);
      proceed(engine, call);
    } else hangUp(engine, call, `${TRIES} wrong passwords`);
  };
  const ask = (tries: number): void => {
    note(engine, call, "platform", `asks for the password of conference ${conference.confid}`);
    let entered = "";
    const settle = (right: boolean): void => {
      stopWaiting();
      if (!right) note(engine, call, "platform", "the password is wrong");
      if (right) end(true);
      else if (tries > 1) ask(tries - 1);
      else giveUp();
    };
    const take = (keys: string): void => {
      entered += keys;
      const [word = "", ending] = entered.split("#");
      if (ending === undefined && word.length < passwd.length) listenForKeys(engine, call, take);
      else settle(word === passwd);
    };
    const stopWaiting = stay.after(PATIENCE_MS, () => settle(false));
    listenForKeys(engine, call, take);
  };
  ask(TRIES);
}
