import type { WhenEnded } from "./hooks.js";

/**
 * Calls a hook at the start, and returns the function that calls it at the end. Errors of a hook
 * are ignored: it only observes.
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
    // Hooks in JavaScript may be async: a rejection must not end the process.
    if (result instanceof Promise) result.catch(() => {});
    return result;
  } catch {
    return undefined;
  }
}
