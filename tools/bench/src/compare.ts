/** Something to be timed: runs the given number of times. */
export type Work = (times: number) => void | Promise<void>;

/** How works are timed. */
export interface ComparisonOptions {
  /** Runs of each work in one round. Short rounds find moments that the machine is quiet in. */
  readonly times: number;
  readonly rounds?: number;
  /** Rounds before the first that counts. */
  readonly warmUps?: number;
  readonly now?: () => number;
}

/** Microseconds a run of each work, round by round, by the name of the work. */
export type Timings = ReadonlyMap<string, readonly number[]>;

/** How two works compare. */
export interface Ratio {
  /** Lower decile ÷ lower decile: what the works take where neighbours on the machine leave them alone. */
  readonly ratio: number;
  /** Quartiles of the ratios of neighbouring rounds, to show how noisy the machine was. */
  readonly range: readonly [low: number, high: number];
}

/** Times works in turn, round by round, after a warm-up. */
export async function race(
  works: Readonly<Record<string, Work>>,
  { times, rounds = 80, warmUps = 10, now = () => performance.now() }: ComparisonOptions,
): Promise<Timings> {
  const entries = Object.entries(works).map(([name, work]) => ({ name, work, each: [] as number[] }));
  for (let round = -warmUps; round < rounds; round++) {
    for (const { work, each } of entries) {
      const start = now();
      await work(times);
      if (round >= 0) each.push(((now() - start) * 1000) / times);
    }
  }
  return new Map(entries.map(({ name, each }) => [name, each]));
}

/** Compares two works of a race. */
export function compareWorks(timings: Timings, first: string, second: string): Comparison {
  const [ours = [], theirs = []] = [timings.get(first), timings.get(second)];
  return { ...compareTimings(ours, theirs), first: quietTime(ours), second: quietTime(theirs) };
}

/** Compares two series of the same race. */
export function compareTimings(first: readonly number[], second: readonly number[]): Ratio {
  const neighbours = first.map((each, round) => each / (second[round] ?? Number.NaN));
  return {
    ratio: quietTime(first) / quietTime(second),
    range: [quantile(neighbours, 0.25), quantile(neighbours, 0.75)],
  };
}

/** Two works, and how they compare. */
export interface Comparison extends Ratio {
  /** Microseconds a run, lower decile. */
  readonly first: number;
  readonly second: number;
}

/** Times two works in turn. */
export async function compare(first: Work, second: Work, options: ComparisonOptions): Promise<Comparison> {
  return compareWorks(await race({ first, second }, options), "first", "second");
}

/** What a work takes where neighbours on the machine leave it alone: the lower decile. */
export function quietTime(timings: readonly number[]): number {
  return quantile(timings, 0.1);
}

/** A row for people. */
export function comparisonRow(
  what: string,
  { first, second, ratio, range }: Comparison,
): Record<string, string | number> {
  return { what, "first µs": first, "second µs": second, ratio, ...rangeColumn(range) };
}

export function rangeColumn([low, high]: Ratio["range"]): { readonly quartiles: string } {
  return { quartiles: `${low.toFixed(2)} to ${high.toFixed(2)}` };
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a part of all lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
