import type { Application } from "../../kernel/application.js";
import { findApplication } from "../../kernel/application.js";
import type { Handler, Result } from "../../kernel/kernel.js";
import {
  type Attributes,
  commandMembers,
  pickCommand,
  type RequestBody,
  requiredString,
} from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { findCall, requireAgents, requireConnected } from "../../telephony/call.js";
import { enterActivity } from "../../telephony/call-activity.js";
import { connectNumber, type DialResult, dial, OUTCOME_TEXTS } from "../../telephony/dial.js";
import { hangUp } from "../../telephony/hang-up.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { notePrompt } from "../../telephony/prompt.js";
import type { Call, Consultation } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify.js";
import { findAgent, isFree } from "./agents.js";
import { endAgentService, endConsultation, joinAgent, releaseAgents, ringAgent, stopRinging } from "./assignment.js";
import { type Agent, type ContactCentrePlatform, keyIn } from "./state.js";

/** Whom a command takes into a call: an agent, else a number. */
export type Target = { readonly agent: Agent } | { readonly number: string };

/**
 * Reads `agentid`, else `number`.
 *
 * @throws {StatusCodeError} `108027` for an agent who is unknown or not on work; `110126` for one
 *   who is not ready, unless on this very call; the code that the number asks for
 * @assumption A command that names an agent who is not ready gives `110126`, unless the agent is on
 *   this very call.
 */
export function findTarget(
  platform: ContactCentrePlatform,
  application: Application,
  call: Call,
  attributes: Attributes,
): Target {
  const { agentid } = attributes;
  if (agentid === undefined) {
    const number = requiredString(attributes, "number");
    checkNumber(application, number, "controlCall");
    return { number };
  }
  const agent = findAgent(platform, application, agentid);
  const consulted = call.consultation?.answered === true && call.consultation.agentid === agentid;
  if (!consulted && !isFree(agent)) throw new StatusCodeError("110126");
  return { agent };
}

/** Its name in a transcript. */
export function nameOf(target: Target): string {
  return "number" in target ? target.number : `agent ${target.agent.agentid}`;
}

/**
 * The agent asks another agent or a number; the user is muted meanwhile.
 *
 * @throws {StatusCodeError} `110126` when no agent talks on the call or a consultation is under
 *   way, and what the target gives
 * @assumption A party that does not answer ends the consultation.
 */
export const agentConsult: CallCommand = ({ platform, application, call }, attributes) => {
  requireAgents(call);
  if (call.consultation !== undefined) throw new StatusCodeError("110126");
  const target = findTarget(platform, application, call, attributes);
  const consultation = { ...consulted(target), answered: false };
  call.consultation = consultation;
  const who = nameOf(target);
  note(platform, call, "platform", `calls ${who} for advice: the party is muted`);
  const settle = ({ answered, outcome }: DialResult): void => {
    if (call.consultation !== consultation) return;
    note(platform, call, "platform", `${who} ${OUTCOME_TEXTS[outcome]}${answered ? "" : ": the party is heard again"}`);
    if (answered) consultation.answered = true;
    else call.consultation = undefined;
  };
  if ("number" in target) dial(platform, target.number, settle);
  else ringAgent(platform, target.agent, call, settle);
  return {};
};

function consulted(target: Target): Pick<Consultation, "agentid" | "number"> {
  return "number" in target
    ? { agentid: undefined, number: target.number }
    : { agentid: target.agent.agentid, number: undefined };
}

/**
 * An agent leaves the conversation.
 *
 * @throws {StatusCodeError} `108027` for an agent who is unknown or not on work, `110126` for one
 *   who is not on the call
 * @assumption AgentServiceEnd of an agent who is only consulted ends the consultation.
 */
export const agentServiceEnd: CallCommand = ({ platform, application, call }, attributes) => {
  const agent = findAgent(platform, application, requiredString(attributes, "agentid"));
  requireConnected(call);
  const { callSid, orderId } = call;
  if (call.agents.has(agent.agentid)) endAgentService(platform, agent, call, attributes["action"]);
  else if (call.consultation?.agentid === agent.agentid) {
    endConsultation(platform, call);
    notifyOfCall(platform, call, "ivrAgentServiceEnd", attributes["action"]);
  } else throw new StatusCodeError("110126");
  return { callSid, orderId };
};

/**
 * Remembers who listens to a call. Without `agentid` and `number` it changes nothing.
 *
 * @throws {StatusCodeError} `110126` when the call is not connected, `108027` for an agent who is
 *   unknown or not on work
 * @assumption Monitor neither rings the listener's phone nor changes an agent's status.
 */
export const monitor: CallCommand = ({ platform, application, call }, { agentid, number }) => {
  requireConnected(call);
  if (agentid !== undefined) findAgent(platform, application, agentid);
  if (number !== undefined) checkNumber(application, number, "controlCall");
  for (const listener of [agentid, number]) {
    if (listener === undefined) continue;
    call.listeners.add(listener);
    note(platform, call, "platform", `${listener === agentid ? "agent " : ""}${listener} listens`);
  }
  return {};
};

/**
 * Has another number called when the call is not answered.
 *
 * @throws {StatusCodeError} `110126` when the phone no longer rings, and what the number gives
 * @assumption The last NoAnswerTransfer wins, and its number decides what the party does.
 */
export const noAnswerTransfer: CallCommand = ({ application, call }, attributes) => {
  const number = requiredString(attributes, "number");
  if (call.state !== "ringing") throw new StatusCodeError("110126");
  checkNumber(application, number, "controlCall");
  call.noAnswerNumber = number;
  return {};
};

/** @assumption QueryCallState returns `0` ringing, `1` answered, `2` ended. */
const STATES = { ringing: "0", answered: "1", ended: "2" } as const;

/**
 * The state of a call, ended ones included.
 *
 * @assumption QueryCallState and TripartiteTalk send only the `appid` and the `callid` to `action`.
 */
export const queryCallState: CallCommand = ({ platform, call }, attributes) => {
  notifyOfCall(platform, call, "ivrCallState", attributes["action"]);
  return { callSid: call.callSid, state: STATES[call.state] };
};

/**
 * Hands the user to another agent or number, with music meanwhile; the party that talked with the user
 * before is set free at once. A party that is consulted is on the phone already.
 *
 * @throws {StatusCodeError} `110126` when the call is not connected, and what the target gives
 * @assumption A target of Transfer that does not answer ends the call.
 */
export const transfer: CallCommand = ({ platform, application, call, body }, attributes) => {
  requireConnected(call);
  const target = findTarget(platform, application, call, attributes);
  const { consultation } = call;
  if ("number" in target) {
    const isOnPhone = consultation?.answered === true && consultation.number === target.number;
    releaseAgents(platform, call);
    connectNumber(platform, call, target.number, isOnPhone);
  } else if (consultation?.agentid === target.agent.agentid) {
    call.consultation = undefined;
    releaseAgents(platform, call);
    joinAgent(platform, target.agent, call);
  } else {
    releaseAgents(platform, call);
    connectAgent(platform, call, target.agent);
  }
  const { file, loop = "1" } = commandMembers(Object(body["Transfer"]), "Play");
  if (file !== undefined) notePrompt(platform, call, { file, loop });
  return { callSid: call.callSid, orderId: call.orderId };
};

function connectAgent(platform: ContactCentrePlatform, call: Call, agent: Agent): void {
  let rings = true;
  const key = keyIn(call.appId, agent.agentid);
  // The party may hang up, and another transfer may come meanwhile.
  enterActivity(platform, call, "agents", () => {
    if (rings) stopRinging(platform, key, assignment);
  });
  call.player.rest = [];
  note(platform, call, "platform", `rings agent ${agent.agentid}`);
  const assignment = ringAgent(platform, agent, call, ({ answered, outcome }) => {
    rings = false;
    if (answered) joinAgent(platform, agent, call);
    else hangUp(platform, call, `agent ${agent.agentid} ${OUTCOME_TEXTS[outcome]}`);
  });
}

/**
 * Joins user, agent and the consulted party.
 *
 * @throws {StatusCodeError} `110126` without a consultation that was answered
 * @assumption After TripartiteTalk a consulted number stays until the call ends.
 */
export const tripartiteTalk: CallCommand = ({ platform, application, call }, attributes) => {
  requireAgents(call);
  const { consultation } = call;
  if (consultation?.answered !== true) throw new StatusCodeError("110126");
  call.consultation = undefined;
  if (consultation.agentid !== undefined) {
    joinAgent(platform, findAgent(platform, application, consultation.agentid), call);
  }
  const who = consultation.number ?? `agent ${consultation.agentid}`;
  note(platform, call, "platform", `${who} joins the talk`);
  notifyOfCall(platform, call, "ivrTripartiteTalk", attributes["action"]);
  return {};
};

/** What a command on a call works with. */
export interface CallContext {
  readonly platform: ContactCentrePlatform;
  readonly application: Application;
  readonly call: Call;
  /** The whole body: Transfer has a child. */
  readonly body: RequestBody;
}

/**
 * One command of controlCall.
 *
 * @throws {StatusCodeError} with the status code that the platform gives
 */
export type CallCommand = (context: CallContext, attributes: Attributes) => Result;

const COMMANDS: Readonly<Record<string, CallCommand>> = {
  QueryCallState: queryCallState,
  AgentServiceEnd: agentServiceEnd,
  Transfer: transfer,
  AgentConsult: agentConsult,
  TripartiteTalk: tripartiteTalk,
  Monitor: monitor,
  NoAnswerTransfer: noAnswerTransfer,
};

/**
 * Carries out the one command of the body on its call (spec/reference/ivr.md#controlcall). Calls
 * are those of dialIvr, agentMakeCall and InviteJoinConf.
 */
export const controlCall: Handler<ContactCentrePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  const call = findCall(platform, application, requiredString(attributes, "callid"));
  return run({ platform, application, call, body }, attributes);
};
