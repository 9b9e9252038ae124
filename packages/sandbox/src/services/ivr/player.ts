import type { IvrCommand, IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { EventEmitter } from "../../kernel/events.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { hangUp, park } from "../../telephony/hang-up.js";
import type { IvrCommandHandlers, IvrSession } from "../../telephony/ivr-session.js";
import type { Call, InstructionsNeeded, TelephonyEvents, TelephonyPlatform } from "../../telephony/state.js";
import { note, showAnswer } from "../../telephony/transcript.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { readIvrAnswer } from "../../webhooks/ivr-response.js";
import { commandsOf, notifyOfCall, type WebhookEvents, type WebhookPlatform } from "../../webhooks/notify.js";

/** Dependencies of the IVR. */
export interface IvrPlatform extends WebhookPlatform, TelephonyPlatform {
  readonly events: EventEmitter<WebhookEvents & TelephonyEvents>;
}

/** Commands that a reply to a notification of a call may contain, each from the service that it belongs to. */
export type CallCommands = IvrCommandHandlers<Exclude<keyof IvrCommandTypes, "AgentReady">>;

/** Executes the replies of applications. */
export interface IvrPlayer {
  /** Asks the application how a call continues, and executes its reply. */
  fetchInstructions(needed: InstructionsNeeded): void;
  /** Runs the next command of the last reply. */
  runNext(call: Call): void;
}

/**
 * Responses executed in a call at most.
 *
 * @assumption After a thousand responses a call is in a loop, and ends.
 */
const MOST_ANSWERS = 1_000;

/**
 * The player of response commands. The first command of a reply is the main one; those after it run when it has timed out, failed or completed
 * (spec/reference/ivr-protocol.md#transport). After the last one the call waits for a REST command.
 */
export function createIvrPlayer(platform: IvrPlatform, commands: CallCommands): IvrPlayer {
  function sessionOf(call: Call): IvrSession {
    const session: IvrSession = {
      call,
      next: () => runNext(call),
      fetchInstructions: (needed) => fetchInstructions({ call, ...needed }),
      note: (text, who = "platform") => note(platform, call, who, text),
      fail(why) {
        session.note(why);
        session.next();
      },
    };
    return session;
  }

  function runNext(call: Call): void {
    if (call.state !== "answered") return;
    const [command, ...rest] = call.player.rest;
    call.player.rest = rest;
    if (command === undefined) park(platform, call);
    else run(command, sessionOf(call));
  }

  function run(command: IvrCommand, session: IvrSession): void {
    try {
      if (!dispatch(commands, command, session)) park(platform, session.call);
    } catch (error) {
      if (!(error instanceof StatusCodeError)) throw error;
      session.fail(`the command fails with ${error.statusCode}`);
    }
  }

  function dispatch(handlers: CallCommands, command: IvrCommand, session: IvrSession): boolean {
    if ("Get" in command) handlers.Get(session, command.Get);
    else if ("Play" in command) handlers.Play(session, command.Play);
    else if ("PlayTTS" in command) handlers.PlayTTS(session, command.PlayTTS);
    else if ("Record" in command) handlers.Record(session, command.Record);
    else if ("ConsultationCall" in command) handlers.ConsultationCall(session, command.ConsultationCall);
    else if ("EnterCCS" in command) handlers.EnterCCS(session, command.EnterCCS);
    else if ("CreateConf" in command) handlers.CreateConf(session, command.CreateConf);
    else if ("JoinConf" in command) handlers.JoinConf(session, command.JoinConf);
    else if ("Redirect" in command) handlers.Redirect(session, command.Redirect);
    else if ("PlayMix" in command) handlers.PlayMix(session, command.PlayMix);
    else if ("Hangup" in command) handlers.Hangup(session, command.Hangup);
    else return false;
    return true;
  }

  /**
   * @assumption A REST command that takes a call further cancels the remaining commands of the
   *   application's reply.
   * @assumption A wrong reply to an IVR notification, or a missing one, ends the call.
   */
  function fetchInstructions({ call, kind, relative, parameters, method }: InstructionsNeeded): void {
    call.player.rest = [];
    const activity = enterActivity(platform, call, "nowhere");
    const onEnd = (attempt: DeliveryAttempt): void => {
      note(platform, call, "application", `answers ${showAnswer(attempt)}`);
      if (activity.lasts()) execute(call, attempt);
      else ignore(call, attempt);
    };
    if (!notifyOfCall(platform, call, kind, relative, parameters, { method, onEnd })) park(platform, call);
  }

  /** A late reply with commands is reported. */
  function ignore(call: Call, attempt: DeliveryAttempt): void {
    if (commandsOf(attempt).length === 0) return;
    const why = call.state === "ended" ? "the call has ended" : "the call has been taken further";
    attempt.ignored = why;
    platform.warn(attempt.kind, `the answer is not carried out: ${why}`);
    note(platform, call, "platform", `does not obey: ${why}`);
  }

  function execute(call: Call, attempt: DeliveryAttempt): void {
    const read = readIvrAnswer(attempt);
    const [first] = "commands" in read ? read.commands : [];
    if ("problem" in read) end(call, attempt, `a wrong answer: ${read.problem}`);
    else if (first !== undefined && "Appid" in first)
      end(call, attempt, "a wrong answer: agent commands answer agentstate only");
    else if (call.player.answers === MOST_ANSWERS) end(call, attempt, `more than ${MOST_ANSWERS} answers`);
    else {
      for (const what of read.ignored) {
        platform.warn(attempt.kind, `the answer has ${what}, which is not known; ignored`);
        note(platform, call, "platform", `ignores ${what}, which is not known`);
      }
      call.player.answers += 1;
      call.player.rest = read.commands;
      runNext(call);
    }
  }

  function end(call: Call, attempt: DeliveryAttempt, why: string): void {
    attempt.ignored = why;
    platform.warn(attempt.kind, why);
    hangUp(platform, call, why);
  }

  return { fetchInstructions, runNext };
}
