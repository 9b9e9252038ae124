import { evictOldest } from "../kernel/bounded-store.js";
import type { Platform } from "../kernel/kernel.js";
import { dashedTime } from "../kernel/times.js";
import type { Call } from "./call.js";

/** Who did what a line of a transcript tells. */
export type TranscriptSpeaker = "platform" | "application" | "party";

/** One thing that happened in a call. */
export interface TranscriptLine {
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  readonly who: TranscriptSpeaker;
  readonly text: string;
}

/** Of so many calls transcripts are kept, and so many lines of each: the first ones, since a call that goes in circles says the same again. */
const KEPT_TRANSCRIPTS = 1_000;
const KEPT_LINES = 1_000;

/** How much of what happened a line tells: an answer may have ten thousand characters. */
const LONGEST_LINE = 500;

/** Begins the transcript of a call. */
export function beginTranscript({ state: { ivr } }: Platform, { callSid }: Call): void {
  evictOldest(ivr.transcripts, KEPT_TRANSCRIPTS);
  ivr.transcripts.set(callSid, []);
}

/** Adds a line to the transcript of a call, as long as that is kept. */
export function note({ clock, state }: Platform, { callSid }: Call, who: TranscriptSpeaker, text: string): void {
  const lines = state.ivr.transcripts.get(callSid);
  if (lines === undefined || lines.length === KEPT_LINES) return;
  const line = text.replace(/\s*[\r\n]\s*/g, " ");
  const shown = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  lines.push({ at: clock.now(), who, text: shown });
}

/** A transcript for people, a line for each thing that happened: time in Beijing, who, what. */
export function showTranscript(lines: readonly TranscriptLine[]): string {
  return lines.map(({ at, who, text }) => `${dashedTime(at).slice(11)} ${who.padEnd(11)} ${text}\n`).join("");
}
