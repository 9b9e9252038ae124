import { withoutReason } from "../errors/cloopen-abort-error.js";
import { CloopenError, noteAttempts } from "../errors/cloopen-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { CallStart } from "../hooks/hooks.js";
import { observe } from "../hooks/observe.js";
import type { RetryPolicy } from "../options/retry-options.js";
import type { Settings } from "../options/settings.js";
import { sendSigned, type UnsignedRequest, withSig } from "../request/attempt.js";
import { type Envelope, readEnvelope } from "../request/envelope.js";
import type { CallInProgress, Outcome } from "../request/pipeline.js";
import type { IncomingReply, Patience } from "../transport/send.js";
import type { Repeatable } from "./decide.js";

/** A call as far as its attempts are concerned. */
export interface Attempts {
  readonly call: CallInProgress;
  readonly request: UnsignedRequest;
  readonly repeatable: Repeatable;
  readonly policy: RetryPolicy;
  /** For all attempts and the pauses between them, in milliseconds. */
  readonly deadlineMs: number;
}

/** What has happened so far. */
export interface Progress {
  /** What the hooks got of the call. */
  readonly started: CallStart;
  readonly start: number;
  attempt: number;
  /** An attempt may have reached the platform, and was not refused. */
  mayHaveArrived: boolean;
  clockCorrected: boolean;
}

/**
 * Sends a request until it is answered with success, may not be repeated, or time or attempts have run out. Every attempt is signed anew.
 *
 * @throws what the last attempt failed with; a {@link CloopenError} says how many there were and whether the platform may have acted
 */
export async function runAttempts(settings: Settings, attempts: Attempts): Promise<Outcome> {
  const { effects, hooks } = settings;
  const { id, level, safe } = attempts.call.operation;
  const started = { operation: id, level };
  const progress: Progress = {
    started,
    start: effects.now(),
    attempt: 0,
    mayHaveArrived: false,
    clockCorrected: false,
  };
  const tellEnd = hooks.onCall && observe(hooks.onCall, started);
  const end = () => ({ durationMs: effects.now() - progress.start, attempts: progress.attempt });
  try {
    for (;;) {
      // When no time is left, or it was called off, nothing is sent, so that is no attempt.
      const patience = patienceFor(settings, attempts, progress);
      progress.attempt += 1;
      const result = await attemptOnce(settings, attempts, progress, patience);
      if (typeof result === "object") {
        tellEnd?.(end());
        return result;
      }
      if (result > 0) await effects.sleep(result, attempts.call.options.signal);
    }
  } catch (thrown) {
    const error = withoutReason(thrown, attempts.call.options.signal, id);
    if (error instanceof CloopenError) noteAttempts(error, progress.attempt, progress.mayHaveArrived && !safe);
    tellEnd?.({ ...end(), error });
    throw error;
  }
}

/**
 * @returns the outcome, or the pause before the next attempt in milliseconds
 * @throws what went wrong, when that is the end
 */
async function attemptOnce(
  settings: Settings,
  attempts: Attempts,
  progress: Progress,
  patience: Patience,
): Promise<Outcome | number> {
  const { effects, hooks } = settings;
  const { call, request } = attempts;
  const { attempt, start, started } = progress;
  const began = attempt === 1 ? start : effects.now();
  const tellEnd =
    hooks.onAttempt &&
    observe(hooks.onAttempt, {
      call: started,
      operation: call.operation.id,
      attempt,
      method: request.method,
      url: withSig(request.url, "***"),
    });
  let reply: IncomingReply | undefined;
  const end = () => ({ durationMs: effects.now() - began, ...(reply && { status: reply.status }) });
  try {
    reply = await sendSigned(settings, call.credentials, request, patience, began);
    const reading = readEnvelope(call.operation, reply);
    const envelope = reading instanceof Promise ? await reading : reading;
    tellEnd?.(end());
    return { envelope, response: reply.response };
  } catch (error) {
    // What only failures need is loaded when there is one.
    const { judgeFailure } = await import("./judge-failure.js");
    const { accepted, pause } = judgeFailure(settings, attempts, progress, error, reply);
    tellEnd?.({ ...end(), error, ...(pause !== undefined && { delayMs: pause }) });
    if (accepted && reply) return { envelope: ACCEPTED, response: reply.response };
    if (pause === undefined) throw error;
    return pause;
  }
}

/**
 * @throws {CloopenTimeoutError} when the deadline has passed
 * @throws the reason of the signal when that is aborted
 */
function patienceFor({ timeoutMs, effects }: Settings, { call, deadlineMs }: Attempts, { start }: Progress): Patience {
  const { signal, timeoutMs: own = timeoutMs } = call.options;
  signal?.throwIfAborted();
  const ms = deadlineMs === Number.POSITIVE_INFINITY ? own : Math.min(own, start + deadlineMs - effects.now());
  if (!(ms > 0)) throw new CloopenTimeoutError(deadlineMs, call.operation.id);
  return { timeoutMs: ms, signal, operation: call.operation.id };
}

/** An earlier attempt was accepted and its answer lost: what was sent is known by its `reqId` only. */
const ACCEPTED: Envelope = { statusCode: "000000", templateSMS: {} };
