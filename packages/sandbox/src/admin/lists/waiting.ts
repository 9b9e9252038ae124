import { waitUntil } from "../../kernel/wait-until.js";
import { readPageQuery } from "../pages.js";
import type { AdminView } from "../view.js";
import { CALLS, TRANSCRIPTS, TWO_WAY_CALLS, VOICE_CALLS } from "./call-lists.js";
import { MESSAGES } from "./message-lists.js";
import type { RecordList } from "./record-list.js";
import { CALLBACKS, REQUESTS } from "./request-lists.js";
import type {
  ShownAttempt,
  ShownCall,
  ShownLine,
  ShownMessage,
  ShownRequest,
  ShownTwoWayCall,
  ShownVoiceCall,
} from "./shown-records.js";
import { waitForPage } from "./wait-for-page.js";

/** How long to wait. */
export interface WaitOptions {
  /** Milliseconds of the machine's time. Default: 4,000, less than a test of vitest has. */
  readonly timeout?: number;
  /** Ends the waiting early. */
  readonly signal?: AbortSignal;
}

/** What a record has to be like: filters of its list under `/_sandbox`, by name, and `since`. A filter that is left out matches anything. */
export type RecordQuery = Readonly<Record<string, string | number | undefined>>;

/** Waits for something to come, by the code that answers `GET /_sandbox/…?wait=`. */
export interface RecordWaiting {
  /**
   * Waits for a message like that; the newest one: `to`, `template`, `code`, `contains`, `reqId`, `since` …
   *
   * @throws {TypeError} for a filter that there is not, naming those that there are
   * @throws {Error} when none has come in time, with the newest that did
   */
  waitForMessage(query?: RecordQuery, options?: WaitOptions): Promise<ShownMessage>;
  /** Waits for a notification or a verification code by voice: `to`, `code`, `kind`, `phase` … As {@link RecordWaiting.waitForMessage} does. */
  waitForVoiceCall(query?: RecordQuery, options?: WaitOptions): Promise<ShownVoiceCall>;
  /** Waits for a two-way call: `from`, `to`, `phase` … As {@link RecordWaiting.waitForMessage} does. */
  waitForTwoWayCall(query?: RecordQuery, options?: WaitOptions): Promise<ShownTwoWayCall>;
  /** Waits for a call of the IVR, of a conference or of an agent: `to`, `state` … As {@link RecordWaiting.waitForMessage} does. */
  waitForIvrCall(query?: RecordQuery, options?: WaitOptions): Promise<ShownCall>;
  /** Waits for a line of a transcript: `callSid`, `who`, `contains` … As {@link RecordWaiting.waitForMessage} does. */
  waitForTranscript(query?: RecordQuery, options?: WaitOptions): Promise<ShownLine>;
  /** Waits for a request: `operation`, `statusCode` … As {@link RecordWaiting.waitForMessage} does. */
  waitForRequest(query?: RecordQuery, options?: WaitOptions): Promise<ShownRequest>;
  /** Waits for an attempt at a callback: `kind`, `status` … As {@link RecordWaiting.waitForMessage} does. */
  waitForCallback(query?: RecordQuery, options?: WaitOptions): Promise<ShownAttempt>;
  /**
   * Looks now and whenever something has changed until `look` gives something.
   *
   * @param explain what the error says; by default that nothing came in time
   * @throws {Error} when it has not in time, and what `look` throws
   */
  waitUntil<Found>(look: () => Found | undefined, options?: WaitOptions, explain?: () => string): Promise<Found>;
}

const DEFAULT_TIMEOUT_MS = 4_000;

/** Waits on behalf of a program, as the pages do on behalf of a caller. */
export function createWaiting(view: AdminView): RecordWaiting {
  const waitIn =
    <Shown extends object>(list: RecordList<Shown>) =>
    async (query: RecordQuery = {}, { timeout = DEFAULT_TIMEOUT_MS, signal }: WaitOptions = {}): Promise<Shown> => {
      const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
      const asked = readPageQuery(Object.fromEntries(given), list.filters);
      const found = (await waitForPage(view, list, asked, timeout, signal)).entries.at(-1);
      if (found !== undefined) return found[1];
      const newest = list.page(view, readPageQuery({ limit: "5" }, [])).entries.map(([, record]) => record);
      const there = newest.length === 0 ? "there is none" : `the newest are ${JSON.stringify(newest)}`;
      throw new Error(`no ${list.kind} like ${JSON.stringify(query)} came in ${timeout} ms; ${there}`);
    };
  return {
    waitForMessage: waitIn(MESSAGES),
    waitForVoiceCall: waitIn(VOICE_CALLS),
    waitForTwoWayCall: waitIn(TWO_WAY_CALLS),
    waitForIvrCall: waitIn(CALLS),
    waitForTranscript: waitIn(TRANSCRIPTS),
    waitForRequest: waitIn(REQUESTS),
    waitForCallback: waitIn(CALLBACKS),
    async waitUntil(look, { timeout = DEFAULT_TIMEOUT_MS, signal } = {}, explain) {
      const found = await waitUntil(view.changes, look, timeout, signal);
      if (found === undefined) throw new Error(explain?.() ?? `nothing came in ${timeout} ms`);
      return found;
    },
  };
}
