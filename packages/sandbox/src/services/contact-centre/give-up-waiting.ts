import type { Engine } from "../../kernel/engine.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { askApplication } from "../ivr/ask-application.js";
import { proceed } from "../ivr/proceed.js";
import type { Waiting } from "./waiting.js";

/**
 * A caller has waited too long: the commands that follow EnterCCS run, and `quiturl` is told. Only where no command follows does what it answers count (our choice).
 */
export function giveUpWaiting(engine: Engine, { call, quiturl, queuetype }: Waiting): void {
  note(engine, call, "platform", `no agent in time: the party leaves queue ${queuetype}`);
  if (quiturl !== undefined && call.player.rest.length === 0) askApplication(engine, call, "ivrQueueQuit", quiturl);
  else {
    notifyOfCall(engine, call, "ivrQueueQuit", quiturl);
    proceed(engine, call);
  }
}
