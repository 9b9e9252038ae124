import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { recordingUrl } from "../../kernel/recording-url.js";
import { beginStay } from "../../telephony/begin-stay.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { notePrompt } from "../../telephony/note-prompt.js";
import { planHangUp, takeSpeech } from "../../telephony/play-script.js";
import { firstRoundMs } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { askApplication } from "./ask-application.js";
import { proceed } from "./proceed.js";

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
