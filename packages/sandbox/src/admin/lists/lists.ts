import type { RecordKind } from "../../kernel/kernel.js";
import {
  AGENTS,
  CALLERS_WAITING,
  CALLS,
  CONFERENCES,
  QUEUES,
  TRANSCRIPTS,
  TWO_WAY_CALLS,
  VOICE_CALLS,
} from "./call-lists.js";
import { MESSAGES, REPLIES, TEMPLATES } from "./message-lists.js";
import type { RecordList } from "./record-list.js";
import { CALLBACKS, REQUESTS } from "./request-lists.js";
import { SET_UP_LISTS, STREAMED_ONLY } from "./set-up-lists.js";

/** What is listed at a path of its own, in pages. */
export const LISTS: readonly RecordList[] = [
  MESSAGES,
  REPLIES,
  TEMPLATES,
  CALLS,
  VOICE_CALLS,
  TWO_WAY_CALLS,
  TRANSCRIPTS,
  CONFERENCES,
  AGENTS,
  QUEUES,
  CALLERS_WAITING,
  REQUESTS,
  CALLBACKS,
  ...SET_UP_LISTS,
];

/** What the event stream tells, by kind. */
export const STREAMED: ReadonlyMap<RecordKind, RecordList> = new Map(
  [...LISTS, ...STREAMED_ONLY].map((list) => [list.kind, list] as const),
);
