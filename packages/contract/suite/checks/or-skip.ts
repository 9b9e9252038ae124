import type { Transport } from "../../src/settings.js";
import { CannotRun, whatLacks } from "../../src/target/cannot-run.js";

/** Who skips, and who hears of it. */
export interface Skipping {
  readonly transport: Transport;
  /** Of the test. */
  readonly skip: (reason?: string) => never;
  /** Hears the reason first. */
  readonly onSkip?: (reason: string) => void;
}

/** Skips a test whose preparation would take too long on a live server, or takes what its application lacks. */
export async function orSkip<T>(skipping: Skipping, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const reason = error instanceof CannotRun ? error.message : whatLacks(skipping.transport, error);
    if (reason === undefined) throw error;
    return skipFor(skipping, reason);
  }
}

/** Skips a test whose call was refused for what the application of a live server lacks. */
export function skipIfLacking(skipping: Skipping, error: unknown): void {
  const reason = whatLacks(skipping.transport, error);
  if (reason !== undefined) skipFor(skipping, reason);
}

function skipFor({ skip, onSkip }: Skipping, reason: string): never {
  onSkip?.(reason);
  return skip(reason);
}
