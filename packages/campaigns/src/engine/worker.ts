import { CampaignError } from "../campaign-error.js";
import type { Context } from "../context.js";
import { beijingDay, beijingMidnights, beijingMinute } from "../journal/beijing-time.js";
import { openDatas, openMessage, placeOf } from "../journal/journal-codec.js";
import { readProgress } from "../journal/progress.js";
import type { Seal } from "../journal/seal.js";
import type { StoredCampaign } from "../store/records.js";
import type { BeginOptions, BegunRequest } from "../store/store.js";
import { type AttemptEnd, attempt } from "./attempt.js";
import { isWithinHours, type RunSettings } from "./read-run-options.js";

/** Ends a run. The first reason counts. */
export interface Halt {
  readonly signal: AbortSignal;
  stop(why: unknown): void;
}

/** Sends the requests of one run. */
export interface Worker {
  /** Sends one request. Never rejects: what goes wrong halts the run. */
  send(request?: number): Promise<"sent" | "idle" | "stop">;
  /** Repeats the requests of today whose outcome is unknown, with their `reqId`. */
  repeatUnknown(): Promise<void>;
}

/** What a worker works on. */
export interface WorkerSetup {
  readonly context: Context;
  readonly campaign: StoredCampaign;
  readonly seal: Seal;
  readonly settings: RunSettings;
  readonly halt: Halt;
  /** Time of the latest intent in the journal. */
  readonly latestIntent: number;
}

/** Added to the time limit of a request: after that, an intent without outcome is abandoned. */
const LEASE_MARGIN_MS = 30_000;
/** A request is not repeated when it or its first attempt is closer to midnight: clocks differ, requests take time. */
const MIDNIGHT_MARGIN_MS = 10 * 60_000;
/** Steps back of the clock up to this are corrections, not jumps. */
const CLOCK_SLACK_MS = 60_000;
const MAX_BACKOFF_MS = 30_000;
/** Longest sleep at a time, so that a clock that was set is noticed. */
const MAX_SLEEP_MS = 60_000;
const PROGRESS_EVERY_MS = 250;

export function createWorker({ context, campaign, seal, settings, halt, latestIntent }: WorkerSetup): Worker {
  const { store, effects } = context;
  const { id, templateId } = campaign;
  const { timeoutMs, gapMs, hours, maxFailures, onProgress } = settings;
  const { datas: commonDatas, subAppend } = openMessage(seal, campaign.message);
  const leaseMs = timeoutMs + LEASE_MARGIN_MS;
  let failures = 0;
  let latest = latestIntent;
  let distrusted = false;
  let reportedAt = Number.NEGATIVE_INFINITY;

  /** Waits for the sending hours and the rate. A turn is reserved only where a request waits for it. */
  async function waitForTurn(isKnownToWait: boolean): Promise<"turn" | "idle" | "stop"> {
    while (!halt.signal.aborted) {
      const closedMs = untilOpen(effects.now());
      if (closedMs > 0) {
        await effects.sleep(Math.min(closedMs, MAX_SLEEP_MS), halt.signal);
        continue;
      }
      if (gapMs === 0) return "turn";
      if (!isKnownToWait && !(await store.hasWaiting(id))) return "idle";
      const waitMs = await store.reserveTurn(id, gapMs, effects.now());
      if (waitMs > 0) await effects.sleep(waitMs, halt.signal);
      if (untilOpen(effects.now()) === 0 && !halt.signal.aborted) return "turn";
    }
    return "stop";
  }
  function untilOpen(now: number): number {
    if (hours === undefined || isWithinHours(hours, beijingMinute(now))) return 0;
    return ((hours.from - beijingMinute(now) + 1_440) % 1_440) * 60_000 - (now % 60_000);
  }

  async function sendNext(choice: Pick<BeginOptions, "request" | "repeat">): Promise<"sent" | "idle" | "stop"> {
    const turn = await waitForTurn(choice.repeat !== undefined || choice.request !== undefined);
    if (turn !== "turn") return turn;
    const now = effects.now();
    if (now < latest - CLOCK_SLACK_MS && !distrusted) {
      distrusted = true;
      await store.distrustClock(id);
    }
    latest = Math.max(latest, now);
    const result = await store.beginRequest(id, { ...choice, now, day: beijingDay(now), leaseMs });
    if (result.status === "empty") return "idle";
    if (result.status === "stopped") {
      const { campaign: status } = result;
      halt.stop(status === "paused" || status === "cancelled" ? { end: status } : missing(campaign.name));
      return "stop";
    }
    const { begun } = result;
    const repeat = choice.repeat !== undefined;
    const age = Math.abs(effects.now() - now);
    const end = age > leaseMs / 2 ? tooLate(repeat) : await sendBegun(begun, repeat);
    await store.endRequest(id, begun.request, begun.token, { ...end.outcome, now: effects.now() });
    await report();
    if (end.next !== "count") failures = 0;
    if (end.next === "stop") halt.stop(end.error);
    if (end.next === "count") await backOff(end);
    return halt.signal.aborted ? "stop" : "sent";
  }

  function sendBegun({ recipients, reqId }: BegunRequest, repeat: boolean): Promise<AttemptEnd> {
    const first = recipients[0];
    const own = first && openDatas(seal, first.datas, first.index);
    const datas = own ?? commonDatas;
    const to = recipients.map(({ to: number, index }) => seal.open(number, placeOf("to", index))).join(",");
    const message = {
      to,
      templateId,
      reqId,
      ...(datas !== undefined && datas.length > 0 && { datas: [...datas] }),
      ...(subAppend !== undefined && { subAppend }),
    };
    return attempt(context, message, { timeoutMs, repeat, hasOwnDatas: own !== undefined });
  }

  async function backOff({ error }: AttemptEnd): Promise<void> {
    failures += 1;
    if (failures >= maxFailures) halt.stop(error);
    else await effects.sleep(Math.min(1_000 * 2 ** (failures - 1), MAX_BACKOFF_MS), halt.signal);
  }
  async function report(): Promise<void> {
    const now = effects.now();
    if (onProgress === undefined || Math.abs(now - reportedAt) < PROGRESS_EVERY_MS) return;
    reportedAt = now;
    onProgress(await readProgress(store, id));
  }

  /** Halts the run where the store, or a listener, fails. */
  async function guarded(choice: Pick<BeginOptions, "request" | "repeat">): Promise<"sent" | "idle" | "stop"> {
    try {
      return await sendNext(choice);
    } catch (error) {
      halt.stop(error);
      return "stop";
    }
  }

  return {
    send: (request) => guarded(request === undefined ? {} : { request }),
    async repeatUnknown() {
      const start = effects.now();
      for (;;) {
        const now = effects.now();
        const midnights = beijingMidnights(now);
        if (now + leaseMs > midnights.next - MIDNIGHT_MARGIN_MS) return;
        const repeat = { from: midnights.last + MIDNIGHT_MARGIN_MS, until: start - 1 };
        if ((await guarded({ repeat })) !== "sent") return;
      }
    },
  };
}

/** The process was suspended between the intent and the request. Others may have taken it for abandoned. */
function tooLate(repeat: boolean): AttemptEnd {
  const outcome = { state: repeat ? "unknown" : "waiting", code: "late", smsMessageSid: undefined } as const;
  return { outcome, next: "continue", error: undefined };
}

function missing(name: string): CampaignError {
  return new CampaignError("campaign-missing", `${name} was deleted while it ran.`);
}
