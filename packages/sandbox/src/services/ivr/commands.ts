import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import { recordingUrl } from "../../kernel/identifiers.js";
import type { Platform } from "../../kernel/kernel.js";
import { type Call, userdataOf } from "../../telephony/call.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { dial, OUTCOME_TEXTS, TALK_MS } from "../../telephony/dial.js";
import { listenForKeys, planHangUp, takeSpeech } from "../../telephony/keypad.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { firstRoundMs, notePrompt, type Prompt, promptMs } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { attemptCommand, fetchInstructions, runNext } from "./player.js";

/**
 * Get: collects keys while prompts are played. `finishkey` ends the entry and is not reported, `numdigits` keys end it, too. `timeout` counts from the end of the
 * first prompt (client-code); keys that were pressed by then are reported (our choice), and without any the commands that follow run.
 */
export function collectKeys(platform: Platform, call: Call, get: IvrCommandTypes["Get"]): void {
  const { action = "dtmfreport", method, timeout = "20", finishkey = "#", numdigits = "12" } = get;
  const prompts = (get.prompts ?? []).map((item) => ("Play" in item ? item.Play : item.PlayTTS));
  const activity = enterActivity(platform, call, "nowhere");
  for (const prompt of prompts) notePrompt(platform, call, prompt);
  note(platform, call, "platform", `waits for keys: at most ${numdigits}, ${finishkey} ends, ${timeout} seconds`);

  let digits = "";
  const report = (): void => {
    const parameters = { digits, result: "0", ...userdataOf(call) };
    fetchInstructions(platform, call, "ivrDtmfReport", action, parameters, method);
  };
  const take = (keys: string): void => {
    const [entered = "", end] = keys.split(finishkey);
    digits = (digits + entered).slice(0, Number(numdigits));
    if (end !== undefined || digits.length === Number(numdigits)) report();
    else listenForKeys(platform, call, take);
  };
  listenForKeys(platform, call, take);
  activity.after(firstRoundMs(prompts[0]) + Number(timeout) * 1_000, () => {
    if (digits !== "") report();
    else {
      note(platform, call, "platform", "no key in time");
      runNext(platform, call);
    }
  });
}

/** Play and PlayTTS: plays to the end, or until `finishkey` is pressed. */
export function playPrompt(platform: Platform, call: Call, prompt: Prompt): void {
  const activity = enterActivity(platform, call, "nowhere");
  notePrompt(platform, call, prompt);
  const end = (): void => runNext(platform, call);
  const ms = promptMs(prompt);
  if (Number.isFinite(ms)) activity.after(ms, end);
  const key = "finishkey" in prompt ? prompt.finishkey : undefined;
  if (!key) return;
  const onKeys = (keys: string): void => {
    if (keys.includes(key)) end();
  };
  listenForKeys(platform, call, onKeys, key);
}

/** Without `maxlength`, or with 0: our choice. */
const LONGEST_SECONDS = 60;

/**
 * Record: plays its prompt, then takes what the party says, until that is over or `maxlength` is reached. `action` gets the recording and says what comes next;
 * without it, or when nothing was said, the commands that follow run (our choice).
 */
export function recordParty(
  platform: Platform,
  call: Call,
  { action, maxlength, Play }: IvrCommandTypes["Record"],
): void {
  const activity = enterActivity(platform, call, "nowhere");
  notePrompt(platform, call, Play);
  const seconds = Math.min(takeSpeech(call), Number(maxlength) || LONGEST_SECONDS);
  activity.after(firstRoundMs(Play) + seconds * 1_000, () => {
    const recordduration = String(Math.round(seconds));
    note(platform, call, "party", seconds > 0 ? `has spoken for ${recordduration} seconds` : "says nothing");
    planHangUp(platform, call);
    if (action === undefined || seconds === 0) runNext(platform, call);
    else
      fetchInstructions(platform, call, "ivrRecordResult", action, {
        recordurl: recordingUrl(platform),
        recordduration,
      });
  });
}

/** Without `timeout`: our choice. */
const PATIENCE_SECONDS = 60;

/**
 * ConsultationCall: calls a second party and joins it with the caller. When it does not answer, the commands that follow run; when it hangs up, or `calltime` is
 * over, the application is asked at the address for that, and without one the commands that follow run (our choice). A recording comes with `stopservice` (our choice);
 * that `record` has no effect in a call that is recorded as a whole is client-code.
 */
export function consult(platform: Platform, call: Call, command: IvrCommandTypes["ConsultationCall"]): void {
  const { number, timeout = PATIENCE_SECONDS, Play } = command;
  const ringing = enterActivity(platform, call, "number");
  note(platform, call, "platform", `calls ${number}`);
  notePrompt(platform, call, Play);
  const fail = (why: string): void => {
    note(platform, call, "platform", `${number} ${why}`);
    runNext(platform, call);
  };
  attemptCommand(platform, call, () => {
    checkNumber(findApplication(platform.state, call.appId), number);
    dial(platform, number, ({ answered, outcome, staysMs }) => {
      if (!ringing.lasts()) return;
      if (answered) talk(platform, call, command, staysMs);
      else fail(OUTCOME_TEXTS[outcome]);
    });
    ringing.after(Number(timeout) * 1_000, () => fail("does not answer in time"));
  });
}

function talk(
  platform: Platform,
  call: Call,
  { number, record, calltime, calltimeoverurl, hangupurl }: IvrCommandTypes["ConsultationCall"],
  staysMs: number,
): void {
  const activity = enterActivity(platform, call, "number");
  note(platform, call, "platform", `${number} answers, and talks with the party`);
  if (record === "true" && call.service?.record === false) {
    call.recorded = true;
    note(platform, call, "platform", "records the talk");
  }
  const longest = Number(calltime) > 0 ? Number(calltime) * 1_000 : Number.POSITIVE_INFINITY;
  const length = Math.min(TALK_MS, staysMs);
  if (longest <= length) {
    activity.after(longest, () => {
      note(platform, call, "platform", `ends the talk after ${calltime} seconds`);
      if (calltimeoverurl === undefined) runNext(platform, call);
      else fetchInstructions(platform, call, "ivrConsultationTimeOver", calltimeoverurl);
    });
  } else {
    activity.after(length, () => {
      note(platform, call, "platform", `${number} has hung up`);
      const parameters = { reason: "0", callduration: String(Math.round(length / 1_000)) };
      if (hangupurl === undefined) runNext(platform, call);
      else fetchInstructions(platform, call, "ivrConsultationHangup", hangupurl, parameters);
    });
  }
}

/** Redirect: asks the application at another address. */
export function redirect(platform: Platform, call: Call, { url, tag }: IvrCommandTypes["Redirect"]): void {
  fetchInstructions(platform, call, "ivrRedirect", url, { ...(tag !== undefined && { tag }), ...userdataOf(call) });
}
