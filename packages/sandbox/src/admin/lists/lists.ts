import type { RecordKind } from "../../kernel/kernel.js";
import { CALL_LISTS } from "./call-lists.js";
import { MESSAGE_LISTS } from "./message-lists.js";
import type { RecordList } from "./record-list.js";
import { REQUEST_LISTS } from "./request-lists.js";
import { SET_UP_LISTS, STREAMED_ONLY } from "./set-up-lists.js";

/** What is listed at a path of its own, in pages. */
export const LISTS: readonly RecordList[] = [...MESSAGE_LISTS, ...CALL_LISTS, ...REQUEST_LISTS, ...SET_UP_LISTS];

/** What the event stream tells, by kind. */
export const STREAMED: ReadonlyMap<RecordKind, RecordList> = new Map(
  [...LISTS, ...STREAMED_ONLY].map((list) => [list.kind, list] as const),
);
