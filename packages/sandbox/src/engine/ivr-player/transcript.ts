import type { Engine } from "../engine.js";
import type { IvrCall } from "../ivr-call-state.js";
import { makeRoom } from "../make-room.js";
import { dashedTime } from "../times.js";

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

/** Adds a line to the transcript of a call. */
export function note({ clock, state }: Engine, { callSid }: IvrCall, who: TranscriptSpeaker, text: string): void {
  const { transcripts } = state.ivr;
  let lines = transcripts.get(callSid);
  if (lines === undefined) {
    makeRoom(transcripts, KEPT_TRANSCRIPTS);
    lines = [];
    transcripts.set(callSid, lines);
  }
  if (lines.length < KEPT_LINES) lines.push({ at: clock.now(), who, text });
}

/** A transcript for people, a line for each thing that happened: time in Beijing, who, what. */
export function showTranscript(lines: readonly TranscriptLine[]): string {
  return lines.map(({ at, who, text }) => `${dashedTime(at).slice(11)} ${who.padEnd(11)} ${text}\n`).join("");
}
