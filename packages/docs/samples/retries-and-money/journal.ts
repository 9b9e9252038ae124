/** What is known of a message. `unknown`: it may have been sent. */
export type State = "unknown" | "accepted" | "not sent" | "delivered" | "undelivered";

/** In your application: a table with `reqId` as its key, written before and after. */
export const journal = new Map<string, State>();
