import type { Message } from "./descriptor.js";

/** A callback of the platform on the wire: what comes, and what it wants to hear. */
export interface Callback {
  readonly id: string;
  readonly message: Message;
  /** Member around the message in JSON. */
  readonly jsonWrapper?: string;
  readonly reply: Message;
}

/** A callback that carries everything in its query: what it wants to hear. */
export interface Notification {
  readonly id: string;
  readonly reply: Message;
}
