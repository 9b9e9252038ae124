import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { refusalOf } from "../errors/refusal.js";
import type { Settings } from "../options/settings.js";
import type { IncomingReply } from "../transport/send.js";
import { type Decision, decide, neverLeft } from "./decide.js";
import { delay, readRetryAfter } from "./delay.js";
import type { Attempts, Progress } from "./run-attempts.js";

/** What is done about a failed attempt. */
export interface Judgement {
  /** The platform took an earlier attempt, whose answer was lost. */
  readonly accepted: boolean;
  /** Milliseconds until the next attempt; `undefined` when there is none. */
  readonly pause: number | undefined;
}

/** Decides what to do about a failed attempt, and notes what is learned from it: the clock of the server, and whether the request may have arrived. */
export function judgeFailure(
  settings: Settings,
  attempts: Attempts,
  progress: Progress,
  error: unknown,
  reply: IncomingReply | undefined,
): Judgement {
  const serverTime = Date.parse(reply?.response.headers.get("Date") ?? "");
  const decision = decide(error, {
    repeatable: attempts.repeatable,
    mayHaveArrived: progress.mayHaveArrived,
    clockKnown: progress.clockCorrected || Number.isNaN(serverTime),
  });
  progress.mayHaveArrived ||= !neverLeft(error) && !isRefusal(error);
  if (decision === "correct the clock") {
    progress.clockCorrected = true;
    settings.clock.offsetMs = serverTime - settings.effects.now();
    return { accepted: false, pause: 0 };
  }
  return {
    accepted: decision === "accepted before",
    pause: pauseBefore(decision, settings, attempts, progress, reply),
  };
}

/** A code that passes (`111000` and others) may come after the request took effect; those that the catalogue calls refusals did not. */
function isRefusal(error: unknown): boolean {
  return isCloopenApiError(error) && (error.retryable !== "later" || refusalOf(error.statusCode) !== undefined);
}

function pauseBefore(
  decision: Decision,
  { effects }: Settings,
  { policy, deadlineMs }: Attempts,
  { attempt, start }: Progress,
  reply: IncomingReply | undefined,
): number | undefined {
  if (decision !== "repeat" || attempt >= policy.maxAttempts) return undefined;
  const now = effects.now();
  const retryAfter = readRetryAfter(reply?.response.headers.get("Retry-After") ?? null, now);
  const pause = delay(policy, attempt, effects.random(), retryAfter);
  return pause !== undefined && now + pause < start + deadlineMs ? pause : undefined;
}
