import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { beginStay } from "../../telephony/begin-stay.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { notePrompt } from "../../telephony/note-prompt.js";
import { listenForKeys } from "../../telephony/play-script.js";
import { firstRoundMs } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { userdataOf } from "../../telephony/userdata-of.js";
import { askApplication } from "./ask-application.js";
import { proceed } from "./proceed.js";

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
