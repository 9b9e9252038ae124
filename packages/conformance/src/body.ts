/** A request body, by member. */
export type Body = Readonly<Record<string, unknown>>;

/** Members that take the place of an example's; `undefined` leaves one out. */
export type Changes = Readonly<Record<string, unknown>>;
