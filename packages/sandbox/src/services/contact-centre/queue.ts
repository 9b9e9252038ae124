import { recordChanged } from "../../kernel/kernel.js";
import type { Attributes } from "../../kernel/request-body.js";
import { dashedTime } from "../../kernel/times.js";
import { type DialResult, OUTCOME_TEXTS } from "../../telephony/dial.js";
import type { Call } from "../../telephony/state.js";
import { note } from "../../telephony/transcript.js";
import { notifyOfCall } from "../../webhooks/notify.js";
import { isFree } from "./agents.js";
import { joinAgent, ringAgent, stopRinging } from "./assignment.js";
import { type Agent, type ContactCentrePlatform, type ContactCentreState, keyIn, type Waiting } from "./state.js";

/** A caller begins to wait, behind all others. */
export function joinQueue(platform: ContactCentrePlatform, call: Call, queuetype: string, quiturl?: string): Waiting {
  const { contactCentre } = platform;
  const waiting: Waiting = {
    call,
    queuetype,
    quiturl,
    place: contactCentre.nextPlace++,
    offer: undefined,
    timedOut: false,
  };
  const key = keyIn(call.appId, queuetype);
  const queue = contactCentre.waiting.get(key) ?? new Set();
  contactCentre.waiting.set(key, queue.add(waiting));
  contactCentre.waitingCalls.set(call.callSid, waiting);
  recordChanged(platform, "waiting", call.callSid);
  return waiting;
}

/** The caller no longer waits; an agent's phone that rings for the caller falls silent. */
export function leaveQueue(platform: ContactCentrePlatform, waiting: Waiting): void {
  const { call, queuetype, offer } = waiting;
  forget(platform.contactCentre, keyIn(call.appId, queuetype), waiting);
  platform.contactCentre.waitingCalls.delete(call.callSid);
  recordChanged(platform, "waiting", call.callSid);
  if (offer !== undefined) stopRinging(platform, keyIn(call.appId, offer.agentid), offer.assignment);
}

function forget({ waiting }: ContactCentreState, key: string, caller: Waiting): void {
  const queue = waiting.get(key);
  queue?.delete(caller);
  if (queue?.size === 0) waiting.delete(key);
}

/**
 * Finds a caller for an agent who may have become free.
 *
 * @assumption The caller who came first to one of the agent's queues is served first.
 */
export function assignNextCaller(platform: ContactCentrePlatform, agent: Agent): void {
  if (!isFree(agent)) return;
  const { waiting } = platform.contactCentre;
  let first: Waiting | undefined;
  for (const queue of agent.queues) {
    const next = nextOf(waiting.get(keyIn(agent.appId, queue)));
    if (next !== undefined && (first === undefined || next.place < first.place)) first = next;
  }
  if (first !== undefined) offerCall(platform, first, agent);
}

/** Those for whom a phone rings already are passed over: there are no more of them than agents. */
function nextOf(callers: Iterable<Waiting> = []): Waiting | undefined {
  for (const caller of callers) if (caller.offer === undefined) return caller;
  return undefined;
}

/**
 * Finds an agent for a caller who waits.
 *
 * @assumption A caller gets the first free agent of the queue, in the order in which agents went on
 *   work.
 */
export function assignFreeAgent(platform: ContactCentrePlatform, caller: Waiting): void {
  for (const agent of platform.contactCentre.agents.values()) {
    if (!serves(agent, caller)) continue;
    offerCall(platform, caller, agent);
    return;
  }
}

function serves(agent: Agent, { call, queuetype }: Waiting): boolean {
  return isFree(agent) && agent.appId === call.appId && agent.queues.includes(queuetype);
}

/**
 * Rings an agent for a caller who waits.
 *
 * @assumption A caller whose agent does not answer keeps the place, and another agent may be rung.
 * @assumption The time of EnterCCS does not run out while a phone rings; a `timeout` of 0 is up at
 *   once.
 */
export function offerCall(platform: ContactCentrePlatform, caller: Waiting, agent: Agent): void {
  const { call, queuetype } = caller;
  const { agentid } = agent;
  note(platform, call, "platform", `rings agent ${agentid}`);
  const onEnd = ({ answered, outcome }: DialResult): void => {
    caller.offer = undefined;
    recordChanged(platform, "waiting", call.callSid);
    note(platform, call, "platform", `agent ${agentid} ${OUTCOME_TEXTS[outcome]}`);
    if (answered) {
      call.player.rest = [];
      joinAgent(platform, agent, call);
    } else if (caller.timedOut) leaveUnserved(platform, caller);
    else assignFreeAgent(platform, caller);
  };
  const assignment = ringAgent(platform, agent, call, onEnd, queuetype);
  caller.offer = { agentid, assignment };
  recordChanged(platform, "waiting", call.callSid);
}

/**
 * A caller has waited too long: the commands that follow EnterCCS run, and `quiturl` is notified.
 *
 * @assumption The reply to `quiturl` counts only where no command follows EnterCCS.
 */
export function leaveUnserved(platform: ContactCentrePlatform, { call, quiturl, queuetype }: Waiting): void {
  note(platform, call, "platform", `no agent in time: the party leaves queue ${queuetype}`);
  if (quiturl !== undefined && call.player.rest.length === 0)
    platform.events.emit("InstructionsNeeded", { call, kind: "ivrQueueQuit", relative: quiturl });
  else {
    notifyOfCall(platform, call, "ivrQueueQuit", quiturl);
    platform.events.emit("CallReleased", { call });
  }
}

/**
 * Notifies the application that the party of a call hangs up.
 *
 * @assumption A caller who hangs up while waiting is reported to `quiturl` and to `userhangupurl`.
 */
export function notifyPartyHangsUp(platform: ContactCentrePlatform, call: Call): void {
  const waiting = platform.contactCentre.waitingCalls.get(call.callSid);
  notifyOfCall(platform, call, "ivrQueueQuit", waiting?.quiturl);
  notifyOfCall(platform, call, "ivrUserHangup", call.userHangupUrl);
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Whether a queue works at an instant, by `worktime`, `offworkdate` and `offworkweekday`
 * (spec/reference/contact-centre.md#createqueue), in Beijing time.
 *
 * @assumption A range of working hours ends before its last minute; one that ends before it begins
 *   goes over midnight.
 */
export function isInWorkingHours({ worktime, offworkdate, offworkweekday }: Attributes, instant: number): boolean {
  const [day = "", clock = ""] = dashedTime(instant).split(" ");
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  if (offworkweekday?.split("#").includes(weekday)) return false;
  // One day alone, or two with a colon between them; one client writes a hyphen instead.
  const [first, last = first] = offworkdate?.match(/\d{4}-\d\d-\d\d/g) ?? [];
  if (first !== undefined && last !== undefined && day >= first && day <= last) return false;
  return !worktime || worktime.split(";").some((range) => isWithin(range, clock.slice(0, 5)));
}

function isWithin(range: string, minute: string): boolean {
  const [begin = "", end = ""] = range.split("-");
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}
