import { TooLong } from "../../src/target/too-long.js";

/**
 * Skips a test that a live server would have to be given too much time for.
 *
 * @param skip of the test
 * @param onSkip hears the reason first
 */
export async function orSkip<T>(
  skip: (reason?: string) => never,
  run: () => T | Promise<T>,
  onSkip?: (reason: string) => void,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    onSkip?.(error.message);
    return skip(error.message);
  }
}
