import type { CampaignRecipient, RunOptions } from "../../src/campaigns.js";
import { inBeijing } from "../support/virtual-clock.js";
import type { Random } from "./random.js";

/** What a seed decides. */
export interface Scenario {
  readonly start: number;
  readonly recipients: readonly CampaignRecipient[];
  readonly run: RunOptions;
  readonly trouble: number;
  readonly key: Uint8Array | undefined;
  /** Probability that the process dies at a step, and at a write. */
  readonly danger: number;
  readonly cancelAt: number | undefined;
  readonly pauseAt: number | undefined;
  readonly clockJumps: boolean;
  readonly lostReports: number;
}

export function createScenario(random: Random): Scenario {
  const times = ["2026-11-26 12:00", "2026-11-26 23:59:40", "2026-11-26 23:45", "2026-11-27 00:08", "2026-11-26 08:55"];
  const maybe = <Value>(probability: number, value: () => Value): Value | undefined =>
    random.chance(probability) ? value() : undefined;
  const count = 1 + random.below(24);
  const hours = maybe(0.2, () =>
    random.pick([
      { from: "09:00", until: "20:00" },
      { from: "22:00", until: "00:01" },
    ]),
  );
  const requestsPerSecond = maybe(0.3, () => random.pick([0.5, 2, 20]));
  const run: RunOptions = {
    batchSize: 1 + random.below(6),
    concurrency: 1 + random.below(4),
    maxFailures: 1 + random.below(4),
    timeoutMs: 5_000,
    repeatUnknown: random.chance(0.5),
    ...(hours && { hours }),
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  };
  return {
    start: inBeijing(random.pick(times)),
    recipients: Array.from({ length: count }, (_, index) => createRecipient(random, index)),
    run,
    trouble: random.pick([0, 0.1, 0.5, 0.9]),
    key: maybe(0.1, () => random.bytes(32)),
    danger: random.pick([0, 0.002, 0.02, 0.06]),
    cancelAt: maybe(0.1, () => random.below(20_000)),
    pauseAt: maybe(0.1, () => random.below(20_000)),
    clockJumps: random.chance(0.1),
    lostReports: random.pick([0, 0, 0.3]),
  };
}

/** Mostly numbers of their own; some whose reports are late, bad or missing, some duplicates, some malformed. */
function createRecipient(random: Random, index: number): CampaignRecipient {
  const own = String(13_800_000_000 + index);
  const kind = random.below(20);
  if (kind === 0) return `1990600000${index % 10}`;
  if (kind === 1) return `1990800000${index % 10}`;
  if (kind === 2) return `1990700030${index % 10}`;
  if (kind === 3) return String(13_800_000_000 + random.below(index + 1));
  if (kind === 4) return "not a number";
  if (kind < 8) return { to: own, datas: [String(random.below(2)), "5"] };
  return own;
}
