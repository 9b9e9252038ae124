/** What happened to a message or a call of yours. */
export interface PlatformEvent {
  readonly about: string;
  readonly what: string;
}

/** In your application: a table or a queue, from which a worker takes the events. */
export const events: PlatformEvent[] = [];

export async function save(event: PlatformEvent): Promise<void> {
  events.push(event);
}
