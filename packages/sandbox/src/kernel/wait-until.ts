import type { ChangeLog } from "./change-log.js";

/**
 * Looks now and after each change until there is something.
 *
 * @param look gets the position from which on changes have not been looked at; `undefined` at first: everything has to be looked at
 * @param milliseconds of the machine's time, at most
 * @returns `undefined` when nothing came in time, or the signal was aborted
 */
export async function waitUntil<Kind extends string, Found>(
  changes: ChangeLog<Kind>,
  look: (from: number | undefined) => Found | undefined,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  const end = performance.now() + milliseconds;
  let { position } = changes;
  let found = look(undefined);
  while (found === undefined && (await changes.wait(position, end - performance.now(), signal))) {
    const from = position;
    ({ position } = changes);
    found = look(from);
  }
  return found;
}
