import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { Platform } from "../../kernel/kernel.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { Call } from "../../telephony/call.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { hangUp, park } from "../../telephony/hang-up.js";
import { note } from "../../telephony/transcript.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
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
export function runNext(platform: Platform, call: Call): void {
  if (call.state !== "answered") return;
  const [command, ...rest] = call.player.rest;
  call.player.rest = rest;
  if (command === undefined) park(platform, call);
  else carryOut(platform, call, command);
}

function carryOut(platform: Platform, call: Call, command: IvrCommand): void {
  if ("Get" in command) collectKeys(platform, call, command.Get);
  else if ("Play" in command) playPrompt(platform, call, command.Play);
  else if ("PlayTTS" in command) playPrompt(platform, call, command.PlayTTS);
  else if ("Record" in command) recordParty(platform, call, command.Record);
  else if ("ConsultationCall" in command) consult(platform, call, command.ConsultationCall);
  else if ("EnterCCS" in command) enterQueue(platform, call, command.EnterCCS);
  else if ("CreateConf" in command) createConf(platform, call, command.CreateConf);
  else if ("JoinConf" in command) joinConf(platform, call, command.JoinConf);
  else if ("Redirect" in command) redirect(platform, call, command.Redirect);
  else if ("Hangup" in command) hangUp(platform, call, "Hangup");
  else park(platform, call);
}

/** So many answers are obeyed in a call; then it goes in circles. */
const MOST_ANSWERS = 1_000;

/**
 * Tells the application something of a call and does what it answers, unless a REST command has taken the call further by then. An answer that is wrong, or none,
 * ends the call (our choice).
 *
 * @param kind webhook of the contract that is answered with commands
 */
export function fetchInstructions(
  platform: Platform,
  call: Call,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  method?: "GET" | "POST",
): void {
  call.player.rest = [];
  const activity = enterActivity(platform, call, "nowhere");
  const onEnd = (attempt: DeliveryAttempt): void => {
    note(platform, call, "application", `answers ${shown(attempt)}`);
    if (activity.lasts()) obey(platform, call, attempt);
    else if (call.state === "answered")
      note(platform, call, "platform", "does not obey: the call has been taken further");
  };
  if (!notifyOfCall(platform, call, kind, relative, parameters, { method, onEnd })) park(platform, call);
}

function obey(platform: Platform, call: Call, attempt: DeliveryAttempt): void {
  const read = readIvrAnswer(attempt);
  const [first] = "commands" in read ? read.commands : [];
  if ("problem" in read) end(platform, call, attempt, `a wrong answer: ${read.problem}`);
  else if (first !== undefined && "Appid" in first)
    end(platform, call, attempt, "a wrong answer: agent commands answer agentstate only");
  else if (call.player.answers === MOST_ANSWERS) end(platform, call, attempt, `more than ${MOST_ANSWERS} answers`);
  else {
    for (const what of read.ignored) {
      platform.warn(attempt.kind, `the answer has ${what}, which is not known; ignored`);
      note(platform, call, "platform", `ignores ${what}, which is not known`);
    }
    call.player.answers += 1;
    call.player.rest = read.commands;
    runNext(platform, call);
  }
}

function end(platform: Platform, call: Call, { kind }: DeliveryAttempt, why: string): void {
  platform.warn(kind, why);
  hangUp(platform, call, why);
}

function shown({ answer, status, error }: DeliveryAttempt): string {
  if (answer === undefined) return `nothing (${error ?? "no answer"})`;
  const text = answer
    .replace(/^\s*<\?xml[^>]*\?>/, "")
    .replace(/\s*\n\s*/g, "")
    .trim();
  return `${status === 200 ? "" : `HTTP ${status} `}${text === "" ? "an empty body" : text}`;
}

/** Carries out a command that a REST operation would refuse: here it fails, and the commands that follow run. */
export function attemptCommand(platform: Platform, call: Call, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    note(platform, call, "platform", `the command fails with ${error.statusCode}`);
    runNext(platform, call);
  }
}
