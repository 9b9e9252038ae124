import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/kernel.js";
import { Refusal } from "../../kernel/status-code-error.js";
import type { IvrCall } from "../../telephony/call.js";
import { beginStay } from "../../telephony/call-activity.js";
import { hangUp, leaveIdle } from "../../telephony/hang-up.js";
import { note } from "../../telephony/transcript.js";
import type { Attempt } from "../../webhooks/delivery-attempt.js";
import { readIvrAnswer } from "../../webhooks/ivr-response.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { createConf, joinConf } from "../conference/ivr-commands.js";
import { enterQueue } from "../contact-centre/ivr-commands.js";
import { collectKeys, consult, playPrompt, recordParty, redirect } from "./commands.js";

/**
 * Carries out the next command of the last answer. After the last one the call waits for a REST command.
 *
 * The first command is the main one; those behind it run when it has timed out, failed or completed (ivr-protocol.md §2).
 */
export function proceed(engine: Engine, call: IvrCall): void {
  if (call.state !== "answered") return;
  const [command, ...rest] = call.player.rest;
  call.player.rest = rest;
  if (command === undefined) leaveIdle(engine, call);
  else carryOut(engine, call, command);
}

function carryOut(engine: Engine, call: IvrCall, command: IvrCommand): void {
  if ("Get" in command) collectKeys(engine, call, command.Get);
  else if ("Play" in command) playPrompt(engine, call, command.Play);
  else if ("PlayTTS" in command) playPrompt(engine, call, command.PlayTTS);
  else if ("Record" in command) recordParty(engine, call, command.Record);
  else if ("ConsultationCall" in command) consult(engine, call, command.ConsultationCall);
  else if ("EnterCCS" in command) enterQueue(engine, call, command.EnterCCS);
  else if ("CreateConf" in command) createConf(engine, call, command.CreateConf);
  else if ("JoinConf" in command) joinConf(engine, call, command.JoinConf);
  else if ("Redirect" in command) redirect(engine, call, command.Redirect);
  else if ("Hangup" in command) hangUp(engine, call, "Hangup");
  else leaveIdle(engine, call);
}

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

/** Carries out a command that a REST operation would refuse: here it fails, and the commands that follow run. */
export function failCommand(engine: Engine, call: IvrCall, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    note(engine, call, "platform", `the command fails with ${error.statusCode}`);
    proceed(engine, call);
  }
}
