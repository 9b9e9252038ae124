import type { Change } from "./rate-change.js";
import { exceeds, highestRating, type Rating } from "./rating.js";

/** Whether the check passes, and what it says. */
export interface Verdict {
  readonly passed: boolean;
  readonly text: string;
}

/** Holds changes against what the pending changesets say for a package. */
export function judge(changes: readonly Change[], pending: Rating, packageName: string): Verdict {
  const highest = highestRating(changes.map(({ rating }) => rating));
  const summary = `${changes.length} changes since the last release, the highest ${highest}; the pending changesets say ${pending} for ${packageName}.`;
  const excess = changes.filter(({ rating }) => exceeds(rating, pending));
  if (excess.length === 0) return { passed: true, text: summary };
  const lines = excess.map(({ rating, place, message }) => `  ${rating}  ${place}\n         ${message}`);
  const advice = `Run npm run changeset and say ${highest} for ${packageName}, or take these changes back.`;
  return { passed: false, text: [summary, "More than the changesets say:", ...lines, advice].join("\n") };
}
