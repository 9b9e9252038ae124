/** A request body, by field. */
export type Body = Readonly<Record<string, unknown>>;

/** Fields that take the place of an example's; `undefined` leaves one out. */
export type Changes = Readonly<Record<string, unknown>>;
