import type { Engine } from "../../kernel/kernel.js";
import type { Attributes } from "../../kernel/request-body.js";
import { dashedTime } from "../../kernel/times.js";
import type { IvrCall } from "../../telephony/call.js";
import { OUTCOME_TEXTS, type Rung } from "../../telephony/dial.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { askApplication, proceed } from "../ivr/player.js";
import { type IvrState, keyIn } from "../platform.js";
import { isFree } from "./agents.js";
import { joinAgent, ringAgent, stopRinging } from "./assignment.js";
import type { Agent, Waiting } from "./state.js";

/** A caller begins to wait, behind all others. */
export function joinQueue({ ivr }: Engine["state"], call: IvrCall, queuetype: string, quiturl?: string): Waiting {
  const waiting: Waiting = { call, queuetype, quiturl, place: ivr.nextPlace++, offer: undefined, timedOut: false };
  const key = keyIn(call.appId, queuetype);
  const queue = ivr.waiting.get(key) ?? new Set();
  ivr.waiting.set(key, queue.add(waiting));
  call.waiting = waiting;
  return waiting;
}

/** The caller no longer waits; an agent's phone that rings for the caller falls silent. */
export function quitQueue(engine: Engine, waiting: Waiting): void {
  const { call, queuetype, offer } = waiting;
  forget(engine.state.ivr, keyIn(call.appId, queuetype), waiting);
  call.waiting = undefined;
  if (offer !== undefined) stopRinging(engine, keyIn(call.appId, offer.agentid), offer.engagement);
}

function forget({ waiting }: IvrState, key: string, caller: Waiting): void {
  const queue = waiting.get(key);
  queue?.delete(caller);
  if (queue?.size === 0) waiting.delete(key);
}

/** Finds a caller for an agent who may have become free: who came first to one of the agent's queues is served first (our choice). */
export function serveAgent(engine: Engine, agent: Agent): void {
  if (!isFree(agent)) return;
  const { waiting } = engine.state.ivr;
  let first: Waiting | undefined;
  for (const queue of agent.queues) {
    const next = nextOf(waiting.get(keyIn(agent.appId, queue)));
    if (next !== undefined && (first === undefined || next.place < first.place)) first = next;
  }
  if (first !== undefined) offerCaller(engine, first, agent);
}

/** Those for whom a phone rings already are passed over: there are no more of them than agents. */
function nextOf(callers: Iterable<Waiting> = []): Waiting | undefined {
  for (const caller of callers) if (caller.offer === undefined) return caller;
  return undefined;
}

/** Finds an agent for a caller who waits: the first free one of the queue in the order in which agents went on work (our choice). */
export function serveCaller(engine: Engine, caller: Waiting): void {
  for (const agent of engine.state.ivr.agents.values()) {
    if (!serves(agent, caller)) continue;
    offerCaller(engine, caller, agent);
    return;
  }
}

function serves(agent: Agent, { call, queuetype }: Waiting): boolean {
  return isFree(agent) && agent.appId === call.appId && agent.queues.includes(queuetype);
}

/** Rings an agent for a caller who waits. When the agent does not answer, the caller keeps the place, and another agent may be rung (our choice). */
export function offerCaller(engine: Engine, caller: Waiting, agent: Agent): void {
  const { call, queuetype } = caller;
  const { agentid } = agent;
  note(engine, call, "platform", `rings agent ${agentid}`);
  const onEnd = ({ answered, outcome }: Rung): void => {
    caller.offer = undefined;
    note(engine, call, "platform", `agent ${agentid} ${OUTCOME_TEXTS[outcome]}`);
    if (answered) {
      call.player.rest = [];
      joinAgent(engine, agent, call);
    } else if (caller.timedOut) giveUpWaiting(engine, caller);
    else serveCaller(engine, caller);
  };
  const engagement = ringAgent(engine, agent, call, onEnd, queuetype);
  caller.offer = { agentid, engagement };
}

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

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Whether a queue works at an instant, by `worktime`, `offworkdate` and `offworkweekday` (ivr-conference-agent.md §10), in Beijing time. A range ends before its last
 * minute, and one that ends before it begins goes over midnight (our choices).
 */
export function isInWorkingHours({ worktime, offworkdate, offworkweekday }: Attributes, instant: number): boolean {
  const [day = "", clock = ""] = dashedTime(instant).split(" ");
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  if (offworkweekday?.split("#").includes(weekday)) return false;
  // Between the days stands a colon, or, as one client has it, a hyphen.
  const [first, last] = offworkdate?.match(/\d{4}-\d\d-\d\d/g) ?? [];
  if (first !== undefined && last !== undefined && day >= first && day <= last) return false;
  return !worktime || worktime.split(";").some((range) => isWithin(range, clock.slice(0, 5)));
}

function isWithin(range: string, minute: string): boolean {
  const [begin = "", end = ""] = range.split("-");
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}
