import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/kernel.js";
import type { Attributes } from "../../kernel/request-body.js";
import type { IvrCall } from "../../telephony/call.js";
import { beginStay } from "../../telephony/call-activity.js";
import { hangUp } from "../../telephony/hang-up.js";
import { notePrompt, PROMPT_MS } from "../../telephony/prompt.js";
import { note } from "../../telephony/transcript.js";
import { keyIn } from "../platform.js";
import { giveUpWaiting, isInWorkingHours, joinQueue, quitQueue, serveCaller } from "./queue.js";

/** Without `timeout`: our choice. */
const PATIENCE_SECONDS = 60;

/**
 * EnterCCS: the caller waits for an agent of the queue, which need not have been created (our choice). Outside of its working hours the caller hears
 * `offworkprompt` and is hung up (client-code). `queuetimes`, `promptvoice`, `answerprompt` and `callid` are taken, and nothing comes of them: their sense is not known.
 */
export function enterQueue(engine: Engine, call: IvrCall, command: IvrCommandTypes["EnterCCS"]): void {
  const { queuetype = "0" } = command;
  const settings = engine.state.ivr.queues.get(keyIn(call.appId, queuetype))?.settings ?? {};
  if (isInWorkingHours(settings, engine.clock.now())) wait(engine, call, command);
  else turnAway(engine, call, queuetype, settings);
}

function wait(engine: Engine, call: IvrCall, command: IvrCommandTypes["EnterCCS"]): void {
  const { queuetype = "0", timeout = PATIENCE_SECONDS, quiturl, Play } = command;
  call.agentHangupUrl = command.agenthangupurl;
  call.userHangupUrl = command.userhangupurl;
  const stay = beginStay(engine, call, "queue", () => quitQueue(engine, waiting));
  const waiting = joinQueue(engine.state, call, queuetype, quiturl);
  note(engine, call, "platform", `the party waits in queue ${queuetype}, ${timeout} seconds at most`);
  notePrompt(engine, call, Play);
  stay.after(Number(timeout) * 1_000, () => {
    waiting.timedOut = true;
    // An agent's phone that rings is waited for.
    if (waiting.offer === undefined) giveUpWaiting(engine, waiting);
  });
  serveCaller(engine, waiting);
}

function turnAway(engine: Engine, call: IvrCall, queuetype: string, { offworkprompt }: Attributes): void {
  const stay = beginStay(engine, call, "nowhere");
  note(engine, call, "platform", `queue ${queuetype} does not work now`);
  if (offworkprompt) notePrompt(engine, call, { file: offworkprompt });
  stay.after(offworkprompt ? PROMPT_MS : 0, () => hangUp(engine, call, "outside working hours"));
}
