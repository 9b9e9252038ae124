/** A figure to reach: at most, or at least. */
export interface Bar {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** What every change is held to. */
export const BARS: Readonly<Record<string, Bar>> = {
  callOverheadJson: { atMost: 1.1 },
  callOverheadXml: { atMost: 1.25 },
  xmlDecodeVsFxp: { atLeast: 4 },
  xmlEncodeVsFxp: { atLeast: 3 },
  xmlDecodeVsJson: { atMost: 8 },
  signVsNative: { atMost: 3 },
  gzSigning: { atMost: 3_000 },
  gzJson: { atMost: 8_000 },
  gzXml: { atMost: 14_000 },
  gzAll: { atMost: 32_000 },
  importMs: { atMost: 25 },
  sandboxVsBare: { atLeast: 0.35 },
  sandboxGrowth: { atMost: 1.2 },
  docsGz: { atMost: 750_000 },
};

/** Which bars are missed: one sentence each. A figure that is not a number, or has no bar, is one. */
export function missedBars(figures: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(figures).flatMap(([name, figure]) => {
    const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = BARS[name] ?? {
      atMost: Number.NaN,
    };
    if (figure <= atMost && figure >= atLeast) return [];
    return [`${name} is ${figure}, must be ${Number.isFinite(atMost) ? `at most ${atMost}` : `at least ${atLeast}`}`];
  });
}
