import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import { recordingUrl } from "../../kernel/identifiers.js";
import type { Engine } from "../../kernel/kernel.js";
import { type IvrCall, userdataOf } from "../../telephony/call.js";
import { beginStay } from "../../telephony/call-activity.js";
import { OUTCOME_TEXTS, ring, TALK_MS } from "../../telephony/dial.js";
import { listenForKeys, planHangUp, takeSpeech } from "../../telephony/keypad.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { firstRoundMs, notePrompt, type Prompt, promptMs } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { askApplication, failCommand, proceed } from "./player.js";

/**
 * Get: collects keys while prompts are played. `finishkey` ends the entry and is not reported, `numdigits` keys end it, too. `timeout` counts from the end of the
 * first prompt (client-code); keys that were pressed by then are reported (our choice), and without any the commands that follow run.
 */
export function collectKeys(engine: Engine, call: IvrCall, get: IvrCommandTypes["Get"]): void {
  const { action = "dtmfreport", method, timeout = "20", finishkey = "#", numdigits = "12" } = get;
  const prompts = (get.prompts ?? []).map((item) => ("Play" in item ? item.Play : item.PlayTTS));
  const stay = beginStay(engine, call, "nowhere");
  for (const prompt of prompts) notePrompt(engine, call, prompt);
  note(engine, call, "platform", `waits for keys: at most ${numdigits}, ${finishkey} ends, ${timeout} seconds`);

  let digits = "";
  const report = (): void => {
    const parameters = { digits, result: "0", ...userdataOf(call) };
    askApplication(engine, call, "ivrDtmfReport", action, parameters, method);
  };
  const take = (keys: string): void => {
    const [entered = "", end] = keys.split(finishkey);
    digits = (digits + entered).slice(0, Number(numdigits));
    if (end !== undefined || digits.length === Number(numdigits)) report();
    else listenForKeys(engine, call, take);
  };
  listenForKeys(engine, call, take);
  stay.after(firstRoundMs(prompts[0]) + Number(timeout) * 1_000, () => {
    if (digits !== "") report();
    else {
      note(engine, call, "platform", "no key in time");
      proceed(engine, call);
    }
  });
}

/** Play and PlayTTS: plays to the end, or until `finishkey` is pressed. */
export function playPrompt(engine: Engine, call: IvrCall, prompt: Prompt): void {
  const stay = beginStay(engine, call, "nowhere");
  notePrompt(engine, call, prompt);
  const end = (): void => proceed(engine, call);
  const ms = promptMs(prompt);
  if (Number.isFinite(ms)) stay.after(ms, end);
  const key = "finishkey" in prompt ? prompt.finishkey : undefined;
  if (!key) return;
  const onKeys = (keys: string): void => {
    if (keys.includes(key)) end();
  };
  listenForKeys(engine, call, onKeys, key);
}

/** Without `maxlength`, or with 0: our choice. */
const LONGEST_SECONDS = 60;

/**
 * Record: plays its prompt, then takes what the party says, until that is over or `maxlength` is reached. `action` gets the recording and says what comes next;
 * without it, or when nothing was said, the commands that follow run (our choice).
 */
export function recordParty(
  engine: Engine,
  call: IvrCall,
  { action, maxlength, Play }: IvrCommandTypes["Record"],
): void {
  const stay = beginStay(engine, call, "nowhere");
  notePrompt(engine, call, Play);
  const seconds = Math.min(takeSpeech(call), Number(maxlength) || LONGEST_SECONDS);
  stay.after(firstRoundMs(Play) + seconds * 1_000, () => {
    const recordduration = String(Math.round(seconds));
    note(engine, call, "party", seconds > 0 ? `has spoken for ${recordduration} seconds` : "says nothing");
    planHangUp(engine, call);
    if (action === undefined || seconds === 0) proceed(engine, call);
    else askApplication(engine, call, "ivrRecordResult", action, { recordurl: recordingUrl(engine), recordduration });
  });
}

/** Without `timeout`: our choice. */
const PATIENCE_SECONDS = 60;

/**
 * ConsultationCall: calls a second party and joins it with the caller. When it does not answer, the commands that follow run; when it hangs up, or `calltime` is
 * over, the application is asked at the address for that, and without one the commands that follow run (our choice). A recording comes with `stopservice` (our choice);
 * that `record` has no effect in a call that is recorded as a whole is client-code.
 */
export function consult(engine: Engine, call: IvrCall, command: IvrCommandTypes["ConsultationCall"]): void {
  const { number, timeout = PATIENCE_SECONDS, Play } = command;
  const ringing = beginStay(engine, call, "number");
  note(engine, call, "platform", `calls ${number}`);
  notePrompt(engine, call, Play);
  const fail = (why: string): void => {
    note(engine, call, "platform", `${number} ${why}`);
    proceed(engine, call);
  };
  failCommand(engine, call, () => {
    checkNumber(findApplication(engine.state, call.appId), number);
    ring(engine, number, ({ answered, outcome, staysMs }) => {
      if (!ringing.lasts()) return;
      if (answered) talk(engine, call, command, staysMs);
      else fail(OUTCOME_TEXTS[outcome]);
    });
    ringing.after(Number(timeout) * 1_000, () => fail("does not answer in time"));
  });
}

function talk(
  engine: Engine,
  call: IvrCall,
  { number, record, calltime, calltimeoverurl, hangupurl }: IvrCommandTypes["ConsultationCall"],
  staysMs: number,
): void {
  const stay = beginStay(engine, call, "number");
  note(engine, call, "platform", `${number} answers, and talks with the party`);
  if (record === "true" && call.service?.record === false) {
    call.recorded = true;
    note(engine, call, "platform", "records the talk");
  }
  const longest = Number(calltime) > 0 ? Number(calltime) * 1_000 : Number.POSITIVE_INFINITY;
  const length = Math.min(TALK_MS, staysMs);
  if (longest <= length) {
    stay.after(longest, () => {
      note(engine, call, "platform", `ends the talk after ${calltime} seconds`);
      if (calltimeoverurl === undefined) proceed(engine, call);
      else askApplication(engine, call, "ivrConsultationTimeOver", calltimeoverurl);
    });
  } else {
    stay.after(length, () => {
      note(engine, call, "platform", `${number} has hung up`);
      const parameters = { reason: "0", callduration: String(Math.round(length / 1_000)) };
      if (hangupurl === undefined) proceed(engine, call);
      else askApplication(engine, call, "ivrConsultationHangup", hangupurl, parameters);
    });
  }
}

/** Redirect: asks the application at another address. */
export function redirect(engine: Engine, call: IvrCall, { url, tag }: IvrCommandTypes["Redirect"]): void {
  askApplication(engine, call, "ivrRedirect", url, { ...(tag !== undefined && { tag }), ...userdataOf(call) });
}
