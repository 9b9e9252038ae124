import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import { recordingUrl } from "../../kernel/identifiers.js";
import { userdataOf } from "../../telephony/call.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { dial, OUTCOME_TEXTS, TALK_MS } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { IvrCommandHandlers, IvrSession } from "../../telephony/ivr-session.js";
import { listenForKeys, planHangUp, takeSpeech } from "../../telephony/keypad.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { firstRoundMs, notePrompt, PROMPT_MS, type Prompt, promptMs } from "../../telephony/prompt.js";
import type { TelephonyPlatform } from "../../telephony/state.js";

/** The commands that concern the caller alone. */
export function createIvrCommands(
  platform: TelephonyPlatform,
): IvrCommandHandlers<"Get" | "Play" | "PlayMix" | "PlayTTS" | "Record" | "ConsultationCall" | "Redirect" | "Hangup"> {
  return {
    Get: (session, get) => collectKeys(platform, session, get),
    Play: (session, prompt) => playPrompt(platform, session, prompt),
    PlayMix: (session, mix) => playMix(platform, session, mix),
    PlayTTS: (session, prompt) => playPrompt(platform, session, prompt),
    Record: (session, record) => recordParty(platform, session, record),
    ConsultationCall: (session, consultation) => consult(platform, session, consultation),
    Redirect: redirect,
    Hangup: (session, hangup) => hangUpCall(platform, session, hangup),
  };
}

/**
 * Get: collects keys while prompts are played. `finishkey` ends the entry and is not reported,
 * `numdigits` keys end it, too. `timeout` counts from the end of the first prompt (client-code;
 * spec/reference/ivr-protocol.md#get).
 *
 * @assumption Keys that were pressed by the end of Get's time are reported; without any the
 *   commands that follow run.
 */
function collectKeys(platform: TelephonyPlatform, session: IvrSession, get: IvrCommandTypes["Get"]): void {
  const { action = "dtmfreport", method, timeout = "20", finishkey = "#", numdigits = "12" } = get;
  const prompts = (get.prompts ?? []).map((item) => ("Play" in item ? item.Play : item.PlayTTS));
  const activity = enterActivity(platform, session.call, "nowhere");
  for (const prompt of prompts) notePrompt(platform, session.call, prompt);
  session.note(`waits for keys: at most ${numdigits}, ${finishkey} ends, ${timeout} seconds`);

  let digits = "";
  const report = (): void => {
    const parameters = { digits, result: "0", ...userdataOf(session.call) };
    session.fetchInstructions({ kind: "ivrDtmfReport", relative: action, parameters, method });
  };
  const take = (keys: string): void => {
    const [entered = "", end] = keys.split(finishkey);
    digits = (digits + entered).slice(0, Number(numdigits));
    if (end !== undefined || digits.length === Number(numdigits)) report();
    else listenForKeys(platform, session.call, take);
  };
  listenForKeys(platform, session.call, take);
  activity.after(firstRoundMs(prompts[0]) + Number(timeout) * 1_000, () => {
    if (digits !== "") report();
    else {
      session.note("no key in time");
      session.next();
    }
  });
}

/** Play and PlayTTS: plays to the end, or until `finishkey` is pressed. */
function playPrompt(platform: TelephonyPlatform, session: IvrSession, prompt: Prompt): void {
  const activity = enterActivity(platform, session.call, "nowhere");
  notePrompt(platform, session.call, prompt);
  const end = (): void => session.next();
  const ms = promptMs(prompt);
  if (Number.isFinite(ms)) activity.after(ms, end);
  const key = "finishkey" in prompt ? prompt.finishkey : undefined;
  if (!key) return;
  const onKeys = (keys: string): void => {
    if (keys.includes(key)) end();
  };
  listenForKeys(platform, session.call, onKeys, key);
}

/**
 * PlayMix: plays files and reads digits out, one after the other (spec/reference/ivr-protocol.md#playmix).
 *
 * @assumption PlayMix whose `type` has another number of digits than there are items fails, and the next command runs.
 */
function playMix(platform: TelephonyPlatform, session: IvrSession, { type, items }: IvrCommandTypes["PlayMix"]): void {
  const list = items.split(";");
  if (type.length !== list.length) {
    session.fail(`PlayMix has ${list.length} items and ${type.length} digits of type`);
    return;
  }
  const activity = enterActivity(platform, session.call, "nowhere");
  for (const [at, item] of list.entries()) session.note(type[at] === "0" ? `reads out ${item}` : `plays ${item}`);
  activity.after(list.length * PROMPT_MS, () => session.next());
}

/**
 * Hangup: ends the present call, or the one that `callid` names.
 *
 * @assumption Hangup with the `callid` of another call ends that one alone; the present call waits for a REST command.
 */
function hangUpCall(platform: TelephonyPlatform, session: IvrSession, { callid }: IvrCommandTypes["Hangup"]): void {
  if (callid === undefined || callid === session.call.callSid) {
    hangUp(platform, session.call, "Hangup");
    return;
  }
  const other = platform.telephony.calls.get(callid);
  if (other === undefined || other.appId !== session.call.appId) session.fail("Hangup names a call that is not known");
  else {
    hangUp(platform, other, "Hangup in another call");
    session.next();
  }
}

/** @assumption Record without `maxlength`, or with 0, takes 60 seconds at most. */
const LONGEST_SECONDS = 60;

/**
 * Record: plays its prompt, then takes what the party says, until that is over or `maxlength` is
 * reached. `action` gets the recording and says what comes next.
 *
 * @assumption Record without `action`, or when nothing was said, goes on with the next command.
 */
function recordParty(
  platform: TelephonyPlatform,
  session: IvrSession,
  { action, maxlength, Play }: IvrCommandTypes["Record"],
): void {
  const activity = enterActivity(platform, session.call, "nowhere");
  notePrompt(platform, session.call, Play);
  const seconds = Math.min(takeSpeech(session.call), Number(maxlength) || LONGEST_SECONDS);
  activity.after(firstRoundMs(Play) + seconds * 1_000, () => {
    const recordduration = String(Math.round(seconds));
    session.note(seconds > 0 ? `has spoken for ${recordduration} seconds` : "says nothing", "party");
    planHangUp(platform, session.call);
    if (action === undefined || seconds === 0) session.next();
    else {
      const parameters = { recordurl: recordingUrl(platform), recordduration };
      session.fetchInstructions({ kind: "ivrRecordResult", relative: action, parameters });
    }
  });
}

/** @assumption ConsultationCall without `timeout` rings for 60 seconds. */
const PATIENCE_SECONDS = 60;

/**
 * ConsultationCall: calls a second party and joins it with the caller. When it does not answer, the
 * commands that follow run. `record` has no effect in a call that is recorded as a whole
 * (client-code; spec/reference/ivr-protocol.md#consultationcall).
 *
 * @assumption A ConsultationCall without an address for its end goes on with the next command.
 * @assumption The recording of a ConsultationCall comes with `stopservice`.
 */
function consult(platform: TelephonyPlatform, session: IvrSession, command: IvrCommandTypes["ConsultationCall"]): void {
  const { number, timeout = PATIENCE_SECONDS, Play } = command;
  const ringing = enterActivity(platform, session.call, "number");
  session.note(`calls ${number}`);
  notePrompt(platform, session.call, Play);
  // The command belongs to no operation; controlCall does the same (TripartiteTalk,
  // NoAnswerTransfer).
  checkNumber(findApplication(platform, session.call.appId), number, "controlCall");
  dial(platform, number, ({ answered, outcome, staysMs }) => {
    if (!ringing.lasts()) return;
    if (answered) talk(platform, session, command, staysMs);
    else session.fail(`${number} ${OUTCOME_TEXTS[outcome]}`);
  });
  ringing.after(Number(timeout) * 1_000, () => session.fail(`${number} does not answer in time`));
}

function talk(
  platform: TelephonyPlatform,
  session: IvrSession,
  { number, record, calltime, calltimeoverurl, hangupurl }: IvrCommandTypes["ConsultationCall"],
  staysMs: number,
): void {
  const activity = enterActivity(platform, session.call, "number");
  session.note(`${number} answers, and talks with the party`);
  if (record === "true" && session.call.service?.record === false) {
    session.call.recorded = true;
    session.note("records the talk");
  }
  const longest = Number(calltime) > 0 ? Number(calltime) * 1_000 : Number.POSITIVE_INFINITY;
  const length = Math.min(TALK_MS, staysMs);
  if (longest <= length) {
    activity.after(longest, () => {
      session.note(`ends the talk after ${calltime} seconds`);
      if (calltimeoverurl === undefined) session.next();
      else session.fetchInstructions({ kind: "ivrConsultationTimeOver", relative: calltimeoverurl });
    });
  } else {
    activity.after(length, () => {
      session.note(`${number} has hung up`);
      const parameters = { reason: "0", callduration: String(Math.round(length / 1_000)) };
      if (hangupurl === undefined) session.next();
      else session.fetchInstructions({ kind: "ivrConsultationHangup", relative: hangupurl, parameters });
    });
  }
}

/** Redirect: asks the application at another address. */
function redirect(session: IvrSession, { url, tag }: IvrCommandTypes["Redirect"]): void {
  const parameters = { ...(tag !== undefined && { tag }), ...userdataOf(session.call) };
  session.fetchInstructions({ kind: "ivrRedirect", relative: url, parameters });
}
