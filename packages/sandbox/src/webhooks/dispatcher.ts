import { type Callback, callbacks } from "@cloopen-rest/client/descriptors";
import type { Clock } from "../kernel/clock.js";
import { writeXml } from "../kernel/write-xml.js";
import { type DeliveryAttempt, isTaken, postAttempt } from "./delivery-attempt.js";
import { isLoopback } from "./is-loopback.js";

/** Hears of the last attempt at a callback once it has ended, with or without an answer. What it sends belongs to what `settled` waits for. */
export type OnEnd = (attempt: DeliveryAttempt) => void;

/** How a notification is sent. */
export interface Notifying {
  /** The Get command may ask for `GET`. */
  readonly method?: "GET" | "POST" | undefined;
  readonly onEnd?: OnEnd;
}

/** Sends the platform's callbacks and keeps every attempt. */
export interface WebhookDispatcher {
  /** A callback with a body, in XML or JSON, labelled `text/plain` as the platform does. */
  sendMessage(kind: string, url: string, value: object, format: "json" | "xml", onEnd?: OnEnd): void;
  /** A notification of the IVR protocol: parameters in the query of a relative URL below the application's own. */
  sendNotification(
    kind: string,
    base: string,
    relative: string,
    parameters: Readonly<Record<string, string>>,
    how?: Notifying,
  ): void;
  /** All attempts so far. */
  readonly attempts: readonly DeliveryAttempt[];
  /** How many attempts have been sent. */
  readonly sent: number;
  /**
   * Finds attempts that are kept.
   *
   * @returns sends them again as they were, one after the other in that order; nothing comes of the answers
   * @throws {RangeError} for an id that is not kept
   */
  prepareResend(ids: readonly number[]): () => void;
  /** Whether attempts are under way. */
  readonly busy: boolean;
  /** Waits until every attempt under way has ended. */
  settled(): Promise<void>;
  /** Sends nothing more, and tells nobody of attempts that are still under way. */
  close(): void;
}

/** What a dispatcher needs of the world. */
export interface WebhookDispatcherOptions {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** How often a callback is repeated that got no answer, or one other than 2xx. */
  readonly retries: number;
  /** Hosts beyond loopback that callbacks may go to. */
  readonly allowedHosts: readonly string[];
  readonly onAttempt: (attempt: DeliveryAttempt) => void;
  /** Receives the id of each attempt that begins or ends. */
  readonly onChange?: (id: string) => void;
  /** Numbers attempts. A reset does not begin anew: who looks for later ones by id would miss some. */
  readonly nextId: () => number;
}

const KEPT = 1_000;
/** Connections to the developer's server at once: a burst of reports must not use up the machine's. */
const AT_ONCE = 32;
/** Callbacks that may wait for one of them: beyond that the developer's server is too slow for what is sent. */
const WAITING = 100_000;
const UNREACHABLE = "callbacks go to loopback only, unless the host is allowed";
const LONGEST_BACKOFF_MS = 60_000;

/** Callbacks are not signed, go out once unless repeats are asked for, and go to loopback only unless a host is allowed. */
export function createWebhookDispatcher({
  clock,
  fetch,
  retries,
  allowedHosts,
  onAttempt,
  onChange = () => {},
  nextId,
}: WebhookDispatcherOptions): WebhookDispatcher {
  const attempts: DeliveryAttempt[] = [];
  const underWay = new Set<Promise<void>>();
  const waiting: (() => void)[] = [];
  let closed = false;
  let sent = 0;

  function report(attempt: DeliveryAttempt): void {
    onChange(String(attempt.id));
    onAttempt(attempt);
  }

  function end(attempt: DeliveryAttempt, outgoing: Outgoing): void {
    if (closed) return;
    report(attempt);
    if (isTaken(attempt) || attempt.attempt > retries) outgoing.onEnd?.(attempt);
    else clock.after(backoff(attempt.attempt), () => send(outgoing, attempt.attempt + 1));
  }

  function start(attempt: DeliveryAttempt, outgoing: Outgoing): void {
    sent += 1;
    const ended = postAttempt(fetch, attempt)
      .then(() => end(attempt, outgoing))
      .finally(() => {
        underWay.delete(ended);
        waiting.shift()?.();
      });
    underWay.add(ended);
  }

  function send(outgoing: Outgoing, number = 1): void {
    if (closed) return;
    const { kind, method = "POST", url, contentType, body } = outgoing;
    const attempt = keep({ kind, method, url, contentType, body, attempt: number });
    const refusal = refusalOf(outgoing);
    if (refusal !== undefined) {
      attempt.error = `not sent: ${refusal}`;
      report(attempt);
      outgoing.onEnd?.(attempt);
    } else if (underWay.size < AT_ONCE) start(attempt, outgoing);
    else waiting.push(() => start(attempt, outgoing));
  }

  function keep(given: Omit<DeliveryAttempt, "id" | "at" | "status" | "answer" | "error">): DeliveryAttempt {
    const attempt = { ...given, id: nextId(), at: clock.now(), status: undefined, answer: undefined, error: undefined };
    attempts.push(attempt);
    if (attempts.length > KEPT) attempts.shift();
    onChange(String(attempt.id));
    return attempt;
  }

  async function sendInOrder(originals: readonly DeliveryAttempt[]): Promise<void> {
    for (const { kind, method, url, contentType, body, attempt: number } of originals) {
      if (closed) return;
      const attempt = keep({ kind, method, url, contentType, body, attempt: number + 1 });
      if (mayReach(url, allowedHosts)) {
        sent += 1;
        await postAttempt(fetch, attempt);
      } else attempt.error = `not sent: ${UNREACHABLE}`;
      if (!closed) report(attempt);
    }
  }

  function refusalOf({ url }: Outgoing): string | undefined {
    if (!mayReach(url, allowedHosts)) return UNREACHABLE;
    return waiting.length >= WAITING ? "too many callbacks wait for your server" : undefined;
  }

  return {
    attempts,
    sendMessage(kind, url, value, format, onEnd) {
      const callback = callbacks.find(({ id }) => id === kind);
      if (callback === undefined) throw new Error(`${kind} is not a callback of the contract`);
      const body = writeMessage(callback, value, format);
      send({ kind, url, contentType: "text/plain;charset=utf-8", body, onEnd });
    },
    sendNotification(kind, base, relative, parameters, { method, onEnd } = {}) {
      const query = new URLSearchParams(parameters).toString();
      const place = `${base.replace(/\/+$/, "")}/${relative.replace(/^\/+/, "")}`;
      send({ kind, url: `${place}${relative.includes("?") ? "&" : "?"}${query}`, method, onEnd });
    },
    get sent() {
      return sent;
    },
    prepareResend(ids) {
      const originals = ids.map((id) => {
        const attempt = attempts.find((one) => one.id === id);
        if (attempt === undefined) throw new RangeError(`no such callback; there are ${rangeOf(attempts)}`);
        return attempt;
      });
      return () => {
        const ended = sendInOrder(originals).finally(() => underWay.delete(ended));
        underWay.add(ended);
      };
    },
    get busy() {
      return underWay.size > 0;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close() {
      closed = true;
      waiting.length = 0;
    },
  };
}

function rangeOf(attempts: readonly DeliveryAttempt[]): string {
  const [first] = attempts;
  return first === undefined ? "none" : `${first.id} to ${attempts.at(-1)?.id}`;
}

/** What is sent. */
interface Outgoing {
  readonly kind: string;
  readonly method?: "GET" | "POST" | undefined;
  readonly url: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly onEnd: OnEnd | undefined;
}

function writeMessage({ message, jsonWrapper }: Callback, value: object, format: "json" | "xml"): string {
  if (format === "xml") return writeXml(message, value);
  return JSON.stringify(jsonWrapper === undefined ? value : { [jsonWrapper]: value });
}

/** After 1, 2, 4 … seconds, a minute at most: our choice. */
function backoff(attempt: number): number {
  return Math.min(1_000 * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
}

function mayReach(url: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && (isLoopback(hostname) || allowedHosts.includes(hostname));
}
