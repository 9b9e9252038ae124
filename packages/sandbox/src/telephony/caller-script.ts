/**
 * What a scripted party does, step by step.
 *
 * * `press`: keys at the next Get, or at a Play whose `finishkey` they are, `after` milliseconds from its beginning (default 1,000). No keys (`""`) let that Get
 *   time out.
 * * `speak`: what the next Record takes, in seconds.
 * * `hangUp`: hangs up, `after` milliseconds from the step before, or from the answer (default 0).
 */
export type CallerStep =
  | { readonly press: string; readonly after?: number }
  | { readonly speak: number }
  | { readonly hangUp: true; readonly after?: number };

/** Steps that one script may have. */
const LONGEST = 1_000;

/**
 * Reads a script that comes from outside.
 *
 * @throws {TypeError} for what is none, naming the step
 */
export function readScript(value: unknown): readonly CallerStep[] {
  if (!Array.isArray(value) || value.length > LONGEST) {
    throw new TypeError(`a script is a list of at most ${LONGEST} steps`);
  }
  return value.map(readStep);
}

function readStep(step: unknown, at: number): CallerStep {
  const { press, speak, hangUp, after, ...unknown }: Readonly<Record<string, unknown>> = Object(step);
  const given = [press, speak, hangUp].filter((member) => member !== undefined);
  if (given.length === 1 && Object.keys(unknown).length === 0 && (after === undefined || isTime(after))) {
    const time = after === undefined ? {} : { after };
    if (isKeys(press)) return { press, ...time };
    if (hangUp === true) return { hangUp, ...time };
    if (isTime(speak) && after === undefined) return { speak };
  }
  throw new TypeError(
    `step ${at}: expected {"press": "12#"}, {"speak": 5} (seconds) or {"hangUp": true}; press and hangUp may say "after" (milliseconds)`,
  );
}

/** Whether a string is keys of a telephone: digits, `#` and `*`. */
export function isKeys(value: unknown): value is string {
  return typeof value === "string" && /^[0-9#*]*$/.test(value);
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
