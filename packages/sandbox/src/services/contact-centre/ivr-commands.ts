import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Attributes } from "../../kernel/request-body.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { IvrCommandHandlers } from "../../telephony/ivr-session.js";
import { notePrompt, PROMPT_MS } from "../../telephony/prompt.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { assignFreeAgent, isInWorkingHours, joinQueue, leaveQueue, leaveUnserved } from "./queue.js";
import { type ContactCentrePlatform, keyIn } from "./state.js";

/** @assumption EnterCCS without `timeout` waits for 60 seconds. */
const PATIENCE_SECONDS = 60;

/** The command of an IVR response that concerns queues. */
export function createQueueCommands(platform: ContactCentrePlatform): IvrCommandHandlers<"EnterCCS"> {
  return { EnterCCS: ({ call }, command) => enterQueue(platform, call, command) };
}

/**
 * EnterCCS: the caller waits for an agent of the queue. Outside of its working hours the caller
 * hears `offworkprompt` and is hung up (client-code; spec/reference/ivr-protocol.md#enterccs).
 *
 * @assumption EnterCCS takes a queue that was never created.
 * @assumption `queuetimes`, `promptvoice`, `answerprompt` and `callid` of EnterCCS, and
 *   `offworktalk` of a queue, have no effect.
 */
function enterQueue(platform: ContactCentrePlatform, call: Call, command: IvrCommandTypes["EnterCCS"]): void {
  const { queuetype = "0" } = command;
  const settings = platform.contactCentre.queues.get(keyIn(call.appId, queuetype))?.settings ?? {};
  if (isInWorkingHours(settings, platform.clock.now())) wait(platform, call, command);
  else turnAway(platform, call, queuetype, settings);
}

function wait(platform: ContactCentrePlatform, call: Call, command: IvrCommandTypes["EnterCCS"]): void {
  const { queuetype = "0", timeout = PATIENCE_SECONDS, quiturl, Play } = command;
  call.agentHangupUrl = command.agenthangupurl;
  call.userHangupUrl = command.userhangupurl;
  const activity = enterActivity(platform, call, "queue", () => leaveQueue(platform, waiting));
  const waiting = joinQueue(platform, call, queuetype, quiturl);
  note(platform, call, "platform", `the party waits in queue ${queuetype}, ${timeout} seconds at most`);
  notePrompt(platform, call, Play);
  activity.after(Number(timeout) * 1_000, () => {
    waiting.timedOut = true;
    // An agent's phone that rings is waited for.
    if (waiting.offer === undefined) leaveUnserved(platform, waiting);
  });
  assignFreeAgent(platform, waiting);
}

function turnAway(platform: ContactCentrePlatform, call: Call, queuetype: string, { offworkprompt }: Attributes): void {
  const activity = enterActivity(platform, call, "nowhere");
  note(platform, call, "platform", `queue ${queuetype} does not work now`);
  if (offworkprompt) notePrompt(platform, call, { file: offworkprompt });
  activity.after(offworkprompt ? PROMPT_MS : 0, () => hangUp(platform, call, "outside working hours"));
}
