import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { Engine } from "../engine.js";
import { hangUp } from "../ivr-call/hang-up.js";
import type { IvrCall } from "../ivr-call/ivr-call-state.js";
import { leaveIdle } from "../ivr-call/leave-idle.js";
import { collectKeys } from "./commands/collect-keys.js";
import { consult } from "./commands/consult.js";
import { createConf } from "./commands/create-conf.js";
import { enterQueue } from "./commands/enter-queue.js";
import { joinConf } from "./commands/join-conf.js";
import { playPrompt } from "./commands/play-prompt.js";
import { recordParty } from "./commands/record-party.js";
import { redirect } from "./commands/redirect.js";

/**
 * Carries out the next command of the last answer. After the last one the call waits for a REST command.
 *
 * The first command is the main one; those behind it run when it has timed out, failed or completed (spec/reference/ivr-protocol.md#transport).
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
