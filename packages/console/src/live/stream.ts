import { type ReadonlySignal, signal } from "@preact/signals";

/** `connecting` before the first event, `live`, `stale` while it is broken, `paused` while the page is hidden. */
export type StreamStatus = "connecting" | "live" | "stale" | "paused";

/** What a stream needs of the world: the browser's own, unless a test gives others. */
export interface StreamWorld {
  readonly open: (url: string) => EventSource;
  readonly isHidden: () => boolean;
  readonly onVisibilityChange: (listener: () => void) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** What a stream is for. */
export interface StreamOptions {
  /** Address; the id of the last event is added as `after`. */
  readonly url: string;
  /** Names of events; others are not heard. */
  readonly kinds: readonly string[];
  /** @param data JSON */
  readonly onEvent: (kind: string, data: string) => void;
  readonly world?: StreamWorld;
}

/** A stream of events that comes back after a break, from where it was. */
export interface Stream {
  readonly status: ReadonlySignal<StreamStatus>;
  /** Forgets where it was: what comes next is what happens from now on. */
  restart(): void;
}

/** The sandbox says something every few seconds; after so long without a word the connection is taken for broken. */
const SILENCE_MS = 20_000;
const RETRY_MS = 2_000;

const BROWSER: StreamWorld = {
  open: (url) => new EventSource(url),
  isHidden: () => document.hidden,
  onVisibilityChange: (listener) => document.addEventListener("visibilitychange", listener),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Opens the stream of a page. It is closed while the page is hidden, and opened again after the last event that was
 * heard.
 */
export function openStream({ url, kinds, onEvent, world = BROWSER }: StreamOptions): Stream {
  const status = signal<StreamStatus>("connecting");
  let source: EventSource | undefined;
  let last = "";
  let cancelTimer = (): void => {};

  function close(): void {
    cancelTimer();
    source?.close();
    source = undefined;
  }
  function open(): void {
    close();
    if (world.isHidden()) {
      status.value = "paused";
      return;
    }
    const opened = world.open(
      last === "" ? url : `${url}${url.includes("?") ? "&" : "?"}after=${encodeURIComponent(last)}`,
    );
    source = opened;
    for (const kind of kinds) {
      opened.addEventListener(kind, (event: MessageEvent<string>) => {
        if (source !== opened) return;
        if (event.lastEventId !== "") last = event.lastEventId;
        status.value = "live";
        watch();
        onEvent(kind, event.data);
      });
    }
    // The browser's own retries do not come back from an HTTP error: ours do, and are the only ones.
    opened.onerror = () => {
      if (source === opened) breakOff();
    };
    watch();
  }
  function watch(): void {
    cancelTimer();
    cancelTimer = world.after(SILENCE_MS, breakOff);
  }
  function breakOff(): void {
    close();
    status.value = "stale";
    cancelTimer = world.after(RETRY_MS, open);
  }

  world.onVisibilityChange(open);
  open();
  return {
    status,
    restart() {
      last = "";
      open();
    },
  };
}
