import { BoundedMap } from "../../kernel/bounded-store.js";
import { type ChangeLog, createChangeLog } from "../../kernel/change-log.js";
import type { EventBus } from "../../kernel/events.js";
import type { RecordKind } from "../../kernel/kernel.js";
import { createRequestLog, type RequestLog, type RequestRecord } from "../../kernel/request-record.js";
import type { DomainEvents, Platform } from "../../services/platform.js";
import type { NumberedLine } from "../view.js";

/** What the sandbox's own pages remember beside the platform's state. */
export interface Observations {
  readonly changes: ChangeLog<RecordKind>;
  readonly requests: RequestLog;
  readonly transcriptLines: BoundedMap<number, NumberedLine>;
  /** A record that is no record of a platform has changed. */
  changed(kind: RecordKind, id: string): void;
  addRequest(record: Omit<RequestRecord, "id">): void;
  /** Listens to what changes in a platform. */
  follow(platform: Platform, events: EventBus<DomainEvents>): void;
  /** Clears all records after a reset. Ids continue, so that readers of later ids miss nothing. */
  clear(): void;
}

/** So many records are known whose changes a reader may have missed; each takes some 200 bytes. */
const KNOWN_RECORDS = 20_000;
/** Lines of all transcripts together. */
const LINES = { records: 10_000, bytes: 8 * 1024 * 1024 };
const LINE_BYTES = 200;

/** Nothing has happened yet. */
export function createObservations(): Observations {
  const changes = createChangeLog<RecordKind>(KNOWN_RECORDS);
  const requests = createRequestLog();
  const transcriptLines = new BoundedMap<number, NumberedLine>(LINES, ({ text }) => LINE_BYTES + 2 * text.length);
  let lastRequest = 0;
  let lastLine = 0;
  return {
    changes,
    requests,
    transcriptLines,
    changed: (kind, id) => changes.touch(kind, id),
    addRequest(record) {
      const id = ++lastRequest;
      requests.set(id, { id, ...record });
      changes.touch("request", String(id));
    },
    follow({ telephony }, events) {
      events.on("RecordChanged", ({ kind, id }) => changes.touch(kind, id));
      events.on("TranscriptNoted", ({ callSid, line }) => {
        const id = ++lastLine;
        transcriptLines.set(id, { callSid, ...line });
        changes.touch("transcript", String(id));
        changes.touch(telephony.calls.has(callSid) ? "call" : "two-way-call", callSid);
      });
    },
    clear() {
      requests.clear();
      transcriptLines.clear();
      changes.clear();
    },
  };
}
