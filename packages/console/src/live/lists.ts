import type {
  AccountRecord,
  AgentRecord,
  ApplicationRecord,
  CallbackRecord,
  CallRecord,
  ConferenceRecord,
  FaultRecord,
  Keyed,
  MessageRecord,
  QueueRecord,
  ReplyRecord,
  RequestRecord,
  ScriptRecord,
  TemplateRecord,
  TwoWayCallRecord,
  VoiceCallRecord,
  WaitingRecord,
  WarningRecord,
} from "../api/records.js";
import { type Collection, createCollection } from "./collection.js";

/** One kind of record: where it is read as a list, and what it is called there. */
export interface List<Item> extends Collection<Item> {
  readonly path: string;
  readonly member: string;
}

function list<Item extends Keyed>(path: string, member: string): List<Item> {
  return { ...createCollection<Item>(({ id }) => String(id)), path, member };
}

/** Messages that were accepted. */
export const messages: List<MessageRecord> = list("/messages?limit=1000", "messages");
/** Messages from phones. */
export const replies: List<ReplyRecord> = list("/replies?limit=1000", "replies");
export const templates: List<TemplateRecord> = list("/templates?limit=1000", "templates");
export const calls: List<CallRecord> = list("/calls?limit=1000", "calls");
export const voiceCalls: List<VoiceCallRecord> = list("/voice-calls?limit=1000", "voiceCalls");
export const twoWayCalls: List<TwoWayCallRecord> = list("/two-way-calls?limit=1000", "twoWayCalls");
export const conferences: List<ConferenceRecord> = list("/conferences?limit=1000", "conferences");
export const agents: List<AgentRecord> = list("/agents?limit=1000", "agents");
export const queues: List<QueueRecord> = list("/queues?limit=1000", "queues");
export const waiting: List<WaitingRecord> = list("/waiting?limit=1000", "waiting");
export const requests: List<RequestRecord> = list("/requests?limit=1000", "requests");
export const callbacks: List<CallbackRecord> = list("/callbacks?limit=1000", "attempts");
export const warnings: List<WarningRecord> = list("/warnings?limit=1000", "warnings");
export const faults: List<FaultRecord> = list("/faults?limit=1000", "faults");
export const applications: List<ApplicationRecord> = list("/applications?limit=1000", "applications");
/** The one account. */
export const accounts: List<AccountRecord> = list("/accounts", "accounts");
/** What a number does by itself in its calls. */
export const scripts: List<ScriptRecord> = list("/scripts?limit=1000", "scripts");
