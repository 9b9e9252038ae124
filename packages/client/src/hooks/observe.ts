import type { WhenEnded } from "./hooks.js";

/**
 * Tells a hook of a beginning, and gives what tells it of the end. What a hook throws, now or
 * later, is dropped: it only looks on.
 */
export function observe<Start, End>(
  hook: ((start: Start) => WhenEnded<End> | undefined) | undefined,
  start: Start,
): (end: End) => void {
  const whenEnded = quietly(hook, start);
  return (end) => void quietly(typeof whenEnded === "function" ? whenEnded : undefined, end);
}

function quietly<Event, Result>(hook: ((event: Event) => Result) | undefined, event: Event): Result | undefined {
  try {
    const result = hook?.(event);
    // An async hook, from JavaScript: its failure must not end the process.
    if (result instanceof Promise) result.catch(() => {});
    return result;
  } catch {
    return undefined;
  }
}
