/** Something to be timed: runs the given number of times. */
export type Work = (times: number) => void | Promise<void>;

/** Medians of two works, in microseconds a run. */
export interface Comparison {
  readonly first: number;
  readonly second: number;
  /** The median of the ratios of neighbours, first ÷ second: less moved by a machine that slows down than the ratio of the medians. */
  readonly ratio: number;
}

/** How often two works are timed. */
export interface ComparisonOptions {
  /** Runs of each work in one round. */
  readonly times: number;
  readonly rounds?: number;
  /** Rounds before the first that counts. */
  readonly warmUps?: number;
  readonly now?: () => number;
}

/** Times two works in turn, round by round, after a warm-up. */
export async function compare(
  first: Work,
  second: Work,
  { times, rounds = 15, warmUps = 3, now = () => performance.now() }: ComparisonOptions,
): Promise<Comparison> {
  const measure = async (work: Work): Promise<number> => {
    const start = now();
    await work(times);
    return ((now() - start) * 1000) / times;
  };
  for (let at = 0; at < warmUps; at++) {
    await measure(first);
    await measure(second);
  }
  const pairs: [number, number][] = [];
  for (let at = 0; at < rounds; at++) pairs.push([await measure(first), await measure(second)]);
  return {
    first: median(pairs.map(([each]) => each)),
    second: median(pairs.map(([, each]) => each)),
    ratio: median(pairs.map(([one, other]) => one / other)),
  };
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
