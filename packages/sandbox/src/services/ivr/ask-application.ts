import type { Engine } from "../../kernel/engine.js";
import { beginStay } from "../../telephony/begin-stay.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { leaveIdle } from "../../telephony/leave-idle.js";
import { note } from "../../telephony/transcript.js";
import type { Attempt } from "../../webhooks/attempt.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { readIvrAnswer } from "../../webhooks/read-ivr-answer.js";
import { proceed } from "./proceed.js";

/** So many answers are obeyed in a call; then it goes in circles. */
const MOST_ANSWERS = 1_000;

/**
 * Tells the application something of a call and does what it answers, unless a REST command has taken the call further by then. An answer that is wrong, or none,
 * ends the call (our choice).
 *
 * @param kind webhook of the contract that is answered with commands
 */
export function askApplication(
  engine: Engine,
  call: IvrCall,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  method?: "GET" | "POST",
): void {
  call.player.rest = [];
  const stay = beginStay(engine, call, "nowhere");
  const onEnd = (attempt: Attempt): void => {
    note(engine, call, "application", `answers ${shown(attempt)}`);
    if (stay.lasts()) obey(engine, call, attempt);
    else if (call.state === "answered")
      note(engine, call, "platform", "does not obey: the call has been taken further");
  };
  if (!notifyOfCall(engine, call, kind, relative, parameters, { method, onEnd })) leaveIdle(engine, call);
}

function obey(engine: Engine, call: IvrCall, attempt: Attempt): void {
  const read = readIvrAnswer(attempt);
  const [first] = "commands" in read ? read.commands : [];
  if ("problem" in read) end(engine, call, attempt, `a wrong answer: ${read.problem}`);
  else if (first !== undefined && "Appid" in first)
    end(engine, call, attempt, "a wrong answer: agent commands answer agentstate only");
  else if (call.player.answers === MOST_ANSWERS) end(engine, call, attempt, `more than ${MOST_ANSWERS} answers`);
  else {
    for (const what of read.ignored) {
      engine.warn(attempt.kind, `the answer has ${what}, which is not known; ignored`);
      note(engine, call, "platform", `ignores ${what}, which is not known`);
    }
    call.player.answers += 1;
    call.player.rest = read.commands;
    proceed(engine, call);
  }
}

function end(engine: Engine, call: IvrCall, { kind }: Attempt, why: string): void {
  engine.warn(kind, why);
  hangUp(engine, call, why);
}

function shown({ answer, status, error }: Attempt): string {
  if (answer === undefined) return `nothing (${error ?? "no answer"})`;
  const text = answer
    .replace(/^\s*<\?xml[^>]*\?>/, "")
    .replace(/\s*\n\s*/g, "")
    .trim();
  return `${status === 200 ? "" : `HTTP ${status} `}${text === "" ? "an empty body" : text}`;
}
