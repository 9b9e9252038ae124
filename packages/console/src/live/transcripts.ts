import { type ReadonlySignal, signal } from "@preact/signals";
import { getJson } from "../api/http.js";
import type { TranscriptLineRecord } from "../api/records.js";
import { createCollection } from "./collection.js";

/** Lines of the call that is looked at; a call that goes in circles has thousands. */
const lines = createCollection<TranscriptLineRecord>(({ id }) => String(id));
const watched = signal("");

/** The transcript of the call that is looked at, oldest line first. */
export const transcript: ReadonlySignal<readonly TranscriptLineRecord[]> = lines.items;

/** Looks at the transcript of a call from now on. */
export async function watchTranscript(callSid: string): Promise<void> {
  if (callSid !== watched.value) lines.replace([]);
  watched.value = callSid;
  const read = await getJson<{ readonly lines: readonly TranscriptLineRecord[] }>(
    `/transcripts?limit=1000&callSid=${encodeURIComponent(callSid)}`,
  ).catch(() => undefined);
  if (callSid === watched.value && read !== undefined) lines.replace(read.lines);
}

/** Lines of any calls were written. */
export function addLines(added: readonly TranscriptLineRecord[]): void {
  lines.upsert(added.filter(({ callSid }) => callSid === watched.value));
}

/** Reads the transcript again: some of it may have been missed. */
export function rereadTranscript(): void {
  if (watched.value !== "") void watchTranscript(watched.value);
}
