import type { Engine } from "../engine.js";
import { notifyOfCall } from "../ivr-call/notify-of-call.js";
import { askApplication } from "../ivr-player/ask-application.js";
import { proceed } from "../ivr-player/proceed.js";
import { note } from "../ivr-player/transcript.js";
import type { Waiting } from "./waiting.js";

/**
 * A caller has waited too long: the commands that follow EnterCCS run, and `quiturl` is told. Only where no command follows does what it answers count (our choice).
 */
export function leaveQueue(engine: Engine, { call, quiturl, queuetype }: Waiting): void {
  note(engine, call, "platform", `no agent in time: the party leaves queue ${queuetype}`);
  if (quiturl !== undefined && call.player.rest.length === 0) askApplication(engine, call, "ivrQueueQuit", quiturl);
  else {
    notifyOfCall(engine, call, "ivrQueueQuit", quiturl);
    proceed(engine, call);
  }
}
