/** One server-sent event. */
export interface ReadEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a stream of server-sent events, one at a time. */
export interface EventReader {
  next(): Promise<ReadEvent>;
  /** Reads until an event is as wanted, and gives it with all before. */
  until(isWanted: (event: ReadEvent) => boolean): Promise<readonly ReadEvent[]>;
  cancel(): Promise<void>;
}

/** Reads the body of a response; comments are passed over. */
export function readEvents(response: Response): EventReader {
  if (response.body === null) throw new Error("the response has no body");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  async function next(): Promise<ReadEvent> {
    for (;;) {
      const end = rest.indexOf("\n\n");
      if (end === -1) {
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream has ended");
        rest += value;
        continue;
      }
      const block = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (!block.startsWith(":")) return parse(block);
    }
  }
  return {
    next,
    async until(isWanted) {
      const events: ReadEvent[] = [];
      for (;;) {
        const event = await next();
        events.push(event);
        if (isWanted(event)) return events;
      }
    },
    cancel: () => reader.cancel(),
  };
}

function parse(block: string): ReadEvent {
  const fields = new Map(
    block.split("\n").map((line): [string, string] => {
      const [name = "", ...value] = line.split(": ");
      return [name, value.join(": ")];
    }),
  );
  return {
    id: fields.get("id"),
    event: fields.get("event") ?? "message",
    data: JSON.parse(fields.get("data") ?? "{}"),
  };
}
