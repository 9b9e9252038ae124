import type { RecordKind } from "../../kernel/kernel.js";
import { isoTime } from "../../kernel/times.js";
import { STREAMED } from "../lists/lists.js";
import type { AdminView } from "../view.js";

/** What a reader of the stream asks for. */
export interface StreamQuery {
  /** Position to go on from; `undefined` for what changes from now on. */
  readonly from: Cursor | undefined;
  readonly kinds: ReadonlySet<RecordKind>;
  readonly signal: AbortSignal;
}

/** Where a reader is: the run of the sandbox, and a position in it. */
export interface Cursor {
  readonly run: string;
  readonly position: number;
}

/** Records that go out at once, and characters: the rest waits until the reader has taken them. */
const RECORDS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 256 * 1024;
/** Between two groups of records: what changes meanwhile goes out once. */
const PAUSE_MS = 50;
/** An event now and then tells both sides that the connection lasts; browsers do not show comments to a page. */
const HEARTBEAT_MS = 10_000;

/**
 * Reads the query of the stream. `Last-Event-ID`, which browsers send after a break, wins over `after`.
 *
 * @throws {TypeError} that says what is allowed
 */
export function readStreamQuery(
  { kinds, after, ...rest }: Readonly<Record<string, string>>,
  lastEventId: string | undefined,
): Omit<StreamQuery, "signal"> {
  const [wrong] = Object.keys(rest);
  if (wrong !== undefined) throw new TypeError(`${wrong}: not known here; there are after, kinds`);
  const wanted = kinds?.split(",") ?? [...STREAMED.keys()];
  const known = [...STREAMED.keys()].filter((kind) => wanted.includes(kind));
  const unknown = wanted.find((kind) => !known.some((one) => one === kind));
  if (unknown !== undefined) {
    throw new TypeError(`kinds: there is no ${JSON.stringify(unknown)}; there are ${[...STREAMED.keys()].join(", ")}`);
  }
  const text = lastEventId ?? after;
  const [, run, position] = /^(\w{1,64})-(\d{1,15})$/.exec(text ?? "") ?? [];
  if (text !== undefined && run === undefined) throw new TypeError("after: expected the id of an event");
  return {
    from: run === undefined ? undefined : { run, position: Number(position) },
    kinds: new Set(known),
  };
}

/**
 * The changes of records as server-sent events, from a position on, until the reader goes. A reader is a position in the log of changes: one that is slow costs no more
 * than one that is quick, and gets a record that changed a thousand times meanwhile once, as it is by then.
 *
 * @param run tells this run of the sandbox from others
 * @param version of the sandbox
 * @param onEnd runs once the reader has gone
 */
export function streamEvents(
  view: AdminView,
  { from, kinds, signal }: StreamQuery,
  run: string,
  version: string,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const ended = AbortSignal.any([signal, gone.signal]);
  if (ended.aborted) onEnd();
  else ended.addEventListener("abort", onEnd, { once: true });
  let position = from?.run === run ? from.position : view.changes.position;
  let isFirst = true;
  let sentAt = Number.NEGATIVE_INFINITY;

  function begin(): string {
    const hello = { id: `${run}-${position}`, run, version, now: isoTime(view.clock.now()) };
    const missed = from !== undefined && from.run !== run;
    return writeEvent("hello", hello, hello.id) + (missed ? writeEvent("gap", {}) : "");
  }

  const ping = (): string => writeEvent("ping", { now: isoTime(view.clock.now()) });

  function next(): string {
    const { changes, gap } = view.changes.after(position, RECORDS_AT_ONCE);
    let text = gap ? writeEvent("gap", {}, `${run}-${position}`) : "";
    for (const change of changes) {
      if (text.length >= CHARACTERS_AT_ONCE) return text;
      position = change.position;
      if (!kinds.has(change.kind)) continue;
      const record = STREAMED.get(change.kind)?.show(view, change.id) ?? { id: change.id, gone: true };
      text += writeEvent(change.kind, record, `${run}-${position}`);
    }
    // Behind a gap, and where nothing of the kinds asked for has changed, the reader is up to date.
    if (changes.length < RECORDS_AT_ONCE) ({ position } = view.changes);
    return text;
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    let text = isFirst ? begin() : "";
    isFirst = false;
    while (text === "" && !ended.aborted) {
      const changed = await view.changes.wait(position, HEARTBEAT_MS, ended);
      if (changed) await pause(sentAt + PAUSE_MS - performance.now(), ended);
      text = changed ? next() : ping();
    }
    if (ended.aborted) {
      close(controller);
      return;
    }
    sentAt = performance.now();
    controller.enqueue(encoder.encode(text));
  }

  return new ReadableStream({ pull, cancel: () => gone.abort() }, { highWaterMark: 0 });
}

/** JSON has no raw line ends, so that each event has one line of data. */
function writeEvent(name: string, data: object, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}

function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // The reader has cancelled it.
  }
}
