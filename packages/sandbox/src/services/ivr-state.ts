import type { CallerStep } from "../telephony/caller-script.js";
import type { IvrCall } from "../telephony/ivr-call-state.js";
import type { TranscriptLine } from "../telephony/transcript.js";
import type { Agent, Queue } from "./contact-centre/agent-state.js";
import type { Waiting } from "./contact-centre/waiting.js";

/** What the IVR, conference and agent services remember beside conferences. */
export interface IvrState {
  /** By `callSid`. */
  readonly calls: Map<string, IvrCall>;
  /** Agents on work, by application and `agentid`. */
  readonly agents: Map<string, Agent>;
  /** By application and `queuetype`. The default queue `0` is there without being created. */
  readonly queues: Map<string, Queue>;
  /** Who waits for an agent, by application and `queuetype`, in the order in which they came. */
  readonly waiting: Map<string, Set<Waiting>>;
  /** The place of the next caller who waits. */
  nextPlace: number;
  /** What scripted parties do, by their number. */
  readonly scripts: Map<string, readonly CallerStep[]>;
  /** What happened in the newest calls, by `callSid`. */
  readonly transcripts: Map<string, TranscriptLine[]>;
}

export function createIvrState(): IvrState {
  return {
    calls: new Map(),
    agents: new Map(),
    queues: new Map(),
    waiting: new Map(),
    nextPlace: 1,
    scripts: new Map(),
    transcripts: new Map(),
  };
}

/** Key of an agent or a queue: ids are chosen by each application. */
export function keyIn(appId: string, id: string): string {
  return `${appId} ${id}`;
}
