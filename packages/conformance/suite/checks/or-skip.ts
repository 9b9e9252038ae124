import type { Transport } from "../../src/settings.js";
import { missingConfiguration, Unsupported } from "../../src/target/unsupported.js";

/** A test that can be skipped, and what reports it. */
export interface Skipping {
  readonly transport: Transport;
  /** Of the test. */
  readonly skip: (reason?: string) => never;
  /** Receives the reason first. */
  readonly onSkip?: (reason: string) => void;
}

/** Skips a test whose preparation would take too long on a live server, or takes what its application lacks. */
export async function orSkip<T>(skipping: Skipping, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const reason = error instanceof Unsupported ? error.message : missingConfiguration(skipping.transport, error);
    if (reason === undefined) throw error;
    return skipFor(skipping, reason);
  }
}

/** Skips a test whose call was rejected for what the application of a live server lacks. */
export function skipIfUnconfigured(skipping: Skipping, error: unknown): void {
  const reason = missingConfiguration(skipping.transport, error);
  if (reason !== undefined) skipFor(skipping, reason);
}

function skipFor({ skip, onSkip }: Skipping, reason: string): never {
  onSkip?.(reason);
  return skip(reason);
}
