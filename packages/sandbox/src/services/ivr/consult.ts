import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { beginStay } from "../../telephony/begin-stay.js";
import { checkNumber } from "../../telephony/check-number.js";
import { TALK_MS } from "../../telephony/connect-number.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { notePrompt } from "../../telephony/note-prompt.js";
import { OUTCOME_TEXTS, ring } from "../../telephony/ring.js";
import { note } from "../../telephony/transcript.js";
import { askApplication } from "./ask-application.js";
import { failCommand } from "./fail-command.js";
import { proceed } from "./proceed.js";

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
