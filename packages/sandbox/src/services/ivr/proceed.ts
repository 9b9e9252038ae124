import type { IvrCommand } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import { hangUp } from "../../telephony/hang-up.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { leaveIdle } from "../../telephony/leave-idle.js";
import { createConf } from "../conference/create-conf.js";
import { joinConf } from "../conference/join-conf-2.js";
import { enterQueue } from "../contact-centre/enter-queue.js";
import { collectKeys } from "./collect-keys.js";
import { consult } from "./consult.js";
import { playPrompt } from "./play-prompt.js";
import { recordParty } from "./record-party.js";
import { redirect } from "./redirect.js";

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
