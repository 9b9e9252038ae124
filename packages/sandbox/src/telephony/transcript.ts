import { evictOldest } from "../kernel/bounded-store.js";
import { readableTime } from "../kernel/times.js";
import type { TelephonyPlatform, TranscriptLine, TranscriptSpeaker } from "./state.js";

/** Number of calls whose transcripts are kept, and of lines of each. The first lines are kept, since a call in a loop repeats the same lines. */
const KEPT_TRANSCRIPTS = 1_000;
const KEPT_LINES = 1_000;

/** How much of what happened a line shows: a response may have ten thousand characters. */
const LONGEST_LINE = 500;

/** Which call a transcript is of. */
type CallId = { readonly callSid: string };

/** Begins the transcript of a call. */
export function beginTranscript({ telephony }: TelephonyPlatform, { callSid }: CallId): void {
  evictOldest(telephony.transcripts, KEPT_TRANSCRIPTS);
  telephony.transcripts.set(callSid, []);
}

/** Adds a line to the transcript of a call, as long as that is kept. */
export function note(
  { clock, telephony, events }: TelephonyPlatform,
  { callSid }: CallId,
  who: TranscriptSpeaker,
  text: string,
): void {
  const lines = telephony.transcripts.get(callSid);
  if (lines === undefined || lines.length === KEPT_LINES) return;
  const joined = joinLines(text, " ");
  const shown = joined.length > LONGEST_LINE ? `${joined.slice(0, LONGEST_LINE)}…` : joined;
  const line = { at: clock.now(), who, text: shown };
  lines.push(line);
  events.emit("TranscriptNoted", { callSid, line });
}

/** Puts the lines of a text into one, without the indentation of each. */
export function joinLines(text: string, between: string): string {
  const [first = "", ...more] = text.split(/[\r\n]+/);
  if (more.length === 0) return text;
  const last = more.pop() ?? "";
  return [first.trimEnd(), ...more.map((line) => line.trim()), last.trimStart()].join(between);
}

/** Response of an application, in one line. */
export function showAnswer({
  answer,
  status,
  error,
}: {
  readonly answer: string | undefined;
  readonly status: number | undefined;
  readonly error: string | undefined;
}): string {
  if (answer === undefined) return `nothing (${error ?? "no answer"})`;
  const text = joinLines(answer.replace(/^\s*<\?xml[^>]*\?>/, ""), "").trim();
  return `${status === 200 ? "" : `HTTP ${status} `}${text === "" ? "an empty body" : text}`;
}

/**
 * A transcript for people, a line for each thing that happened: time in Beijing with its offset,
 * who, what.
 */
export function showTranscript(lines: readonly TranscriptLine[]): string {
  return lines.map(({ at, who, text }) => `${readableTime(at).slice(11)} ${who.padEnd(11)} ${text}\n`).join("");
}
