/** What a change asks of the version of a package, or what a changeset says, from least to most. */
export const RATINGS = ["none", "patch", "minor", "major"] as const;

/** One of {@link RATINGS}. */
export type Rating = (typeof RATINGS)[number];

/** Tells whether a value is a rating. */
export function isRating(value: unknown): value is Rating {
  return RATINGS.some((rating) => rating === value);
}

/** The highest of several ratings; `none` for an empty list. */
export function highestRating(ratings: readonly Rating[]): Rating {
  return RATINGS.findLast((rating) => ratings.includes(rating)) ?? "none";
}

/** Tells whether a rating asks for more than another one. */
export function exceeds(rating: Rating, other: Rating): boolean {
  return RATINGS.indexOf(rating) > RATINGS.indexOf(other);
}
