import { isoTime } from "../../kernel/times.js";
import type { Conference } from "../../services/conference/state.js";
import type { Agent, Queue, Waiting } from "../../services/contact-centre/state.js";
import type { VoiceCall } from "../../services/voice/state.js";
import type { Call } from "../../telephony/state.js";
import { describeAgent, describeCall, describeConference, describeTwoWayCall, describeVoiceCall } from "../describe.js";
import type { NumberedLine, TwoWayCallView } from "../view.js";
import { defineList, member, members, numbered, type RecordList } from "./record-list.js";
import type { ShownCall, ShownLine, ShownTwoWayCall, ShownVoiceCall } from "./shown-records.js";

/** The one-time code that a call reads out; `undefined` if it plays a file instead. */
export function spokenCode({ kind, plays }: Pick<VoiceCall, "kind" | "plays">): string | undefined {
  const last = kind === "voiceVerify" ? plays.at(-1) : undefined;
  return last !== undefined && /^[0-9A-Za-z]+$/.test(last) ? last : undefined;
}

/** Calls of the IVR, of conferences and of agents. */
export const CALLS: RecordList<ShownCall> = defineList<Readonly<Call>, ShownCall>({
  kind: "call",
  path: "calls",
  name: "calls",
  idName: "callid",
  filters: { ...members("callSid", "appId", "number", "state", "confid"), to: member("number") },
  entries: (view) => view.state().calls,
  find: (view, id) => view.state().calls.get(id),
  at: ({ created }) => created,
  show: (call, _view, id) => ({ id, ...describeCall(call) }),
});

/** Notifications and verification codes by voice. */
export const VOICE_CALLS: RecordList<ShownVoiceCall> = defineList<Readonly<VoiceCall>, ShownVoiceCall>({
  kind: "voice-call",
  path: "voice-calls",
  name: "voiceCalls",
  filters: {
    ...members("callSid", "appId", "to", "kind", "phase", "userData"),
    code: (call, wanted) => spokenCode(call) === wanted,
  },
  entries: (view) => view.state().voiceCalls,
  find: (view, id) => view.state().voiceCalls.get(id),
  at: ({ created }) => created,
  show(call, _view, id) {
    const code = spokenCode(call);
    return { id, ...describeVoiceCall(call), ...(code !== undefined && { code }) };
  },
});

/** Two-way calls. */
export const TWO_WAY_CALLS: RecordList<ShownTwoWayCall> = defineList<TwoWayCallView, ShownTwoWayCall>({
  kind: "two-way-call",
  path: "two-way-calls",
  name: "twoWayCalls",
  filters: members("callSid", "appId", "from", "to", "phase", "userData"),
  entries: (view) => view.state().twoWayCalls,
  find: (view, id) => view.state().twoWayCalls.get(id),
  at: ({ created }) => created,
  show: (call, _view, id) => ({ id, ...describeTwoWayCall(call) }),
});

/** Lines of all transcripts. */
export const TRANSCRIPTS: RecordList<ShownLine> = defineList<NumberedLine, ShownLine>({
  kind: "transcript",
  path: "transcripts",
  name: "lines",
  filters: { ...members("callSid", "who"), contains: ({ text }, wanted) => text.includes(wanted) },
  entries: (view) => numbered(view.transcriptLines),
  find: (view, id) => view.transcriptLines.get(Number(id)),
  at: ({ at }) => at,
  show: ({ callSid, at, who, text }, _view, id) => ({ id, callSid, at: isoTime(at), who, text }),
});

/** Conferences that are open. */
export const CONFERENCES: RecordList = defineList<Readonly<Conference>>({
  kind: "conference",
  path: "conferences",
  name: "conferences",
  filters: members("confid", "appId"),
  entries: (view) => view.state().conferences,
  find: (view, id) => view.state().conferences.get(id),
  at: ({ created }) => created,
  show: (conference, _view, id) => ({ id, ...describeConference(conference) }),
});

/** Agents on work. */
export const AGENTS: RecordList = defineList<Readonly<Agent>>({
  kind: "agent",
  path: "agents",
  name: "agents",
  idName: "agentid",
  filters: { ...members("agentid", "appId", "number", "status"), queue: member("queues") },
  entries: (view) => view.state().agents,
  // Ids of agents are chosen by each application; one that only one application has is enough.
  find: (view, id) =>
    view.state().agents.get(id) ?? [...view.state().agents.values()].find(({ agentid }) => agentid === id),
  show: (agent, _view, id) => ({ id, ...describeAgent(agent) }),
});

/** Queues that were created. */
export const QUEUES: RecordList = defineList<Readonly<Queue>>({
  kind: "queue",
  path: "queues",
  name: "queues",
  filters: members("queuetype", "appId"),
  entries: (view) => view.state().queues,
  find: (view, id) => view.state().queues.get(id),
  show: (queue, _view, id) => ({ id, ...queue }),
});

/** Callers who wait for an agent. */
export const CALLERS_WAITING: RecordList = defineList<Readonly<Waiting>>({
  kind: "waiting",
  path: "waiting",
  name: "waiting",
  filters: { ...members("queuetype"), callSid: ({ call }, wanted) => call.callSid === wanted },
  entries: (view) => view.state().waitingCalls,
  find: (view, id) => view.state().waitingCalls.get(id),
  show: ({ call, queuetype, offer }, _view, id) => ({
    id,
    callSid: call.callSid,
    appId: call.appId,
    number: call.number,
    queuetype,
    ...(offer !== undefined && { rings: offer.agentid }),
  }),
});
