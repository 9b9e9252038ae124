import type { Agent, Queue } from "./agent-state.js";
import type { IvrCall } from "./ivr-call-state.js";
import type { CallerStep } from "./ivr-player/caller-script.js";
import type { TranscriptLine } from "./ivr-player/transcript.js";
import type { Waiting } from "./queues/waiting.js";

/** What the IVR, conference and agent services remember beside conferences. */
export interface IvrState {
  /** By `callSid`. */
  readonly calls: Map<string, IvrCall>;
  /** Agents on work, by application and `agentid`. */
  readonly agents: Map<string, Agent>;
  /** By application and `queuetype`. The default queue `0` is there without being created. */
  readonly queues: Map<string, Queue>;
  /** Who waits for an agent, in the order in which they came. */
  waiting: readonly Waiting[];
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
    waiting: [],
    scripts: new Map(),
    transcripts: new Map(),
  };
}

/** Key of an agent or a queue: ids are chosen by each application. */
export function keyIn(appId: string, id: string): string {
  return `${appId} ${id}`;
}
