/** How many of a kind are shown: the page of a million messages would be longer than a text may be. */
const SHOWN = 1_000;

/** The newest thousand of what is kept in the order in which it came. */
export function newest<T>(kept: Iterable<T>): readonly T[] {
  return [...kept].slice(-SHOWN);
}
