import { type Callback, callbacks } from "@cloopen-rest/client/descriptors";
import type { Clock } from "../kernel/clock.js";
import type { Recorder } from "../kernel/recorder.js";
import { writeXml } from "../kernel/write-xml.js";
import { type DeliveryAttempt, type DeliveryOutcome, isTaken, postAttempt } from "./delivery-attempt.js";
import { isLoopback } from "./is-loopback.js";

/** Receives the last attempt at a callback once it has ended, with or without a reply. `settled` waits for what it sends, too. */
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
   * @returns sends them again as they were, one after the other in that order; the replies are not executed
   * @throws {RangeError} for an id that is not kept
   */
  prepareResend(ids: readonly number[]): () => void;
  /** Whether attempts are under way. */
  readonly busy: boolean;
  /** Waits until every attempt under way has ended. */
  settled(): Promise<void>;
  /** Sends nothing more, and reports no attempt that is still pending. */
  close(): void;
  /**
   * Ends an attempt that is under way with what came back for it.
   *
   * @throws {RangeError} for one that is not under way
   */
  end(id: number, outcome: DeliveryOutcome): void;
  configure(settings: Partial<Pick<WebhookDispatcherOptions, "retries" | "allowedHosts">>): void;
  /** Sends what was held back, and holds nothing back any more. */
  release(): void;
}

/** Dependencies of a dispatcher. */
export interface WebhookDispatcherOptions {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** How often a callback is retried that got no reply, or one other than 2xx. */
  readonly retries: number;
  /** Hosts beyond loopback that callbacks may go to. */
  readonly allowedHosts: readonly string[];
  readonly onAttempt: (attempt: DeliveryAttempt) => void;
  /** Receives the id of each attempt that begins or ends. */
  readonly onChange?: (id: string) => void;
  readonly recorder: Recorder;
  /** Whether attempts are held back until {@link WebhookDispatcher.release}: while it is done again what was done before. */
  readonly isHeld?: boolean;
  /** Numbers attempts. A reset does not restart the numbers: a reader that asks for later ids would miss some. */
  readonly nextId: () => number;
}

const KEPT = 1_000;
/** Connections to the developer's server at once: a burst of reports must not use up the machine's. */
const AT_ONCE = 32;
/** Callbacks that may wait for one server. With more, the developer's server is too slow. */
const WAITING = 100_000;
const UNREACHABLE = "callbacks go to loopback only, unless the host is allowed";
const LONGEST_BACKOFF_MS = 60_000;

/** Callbacks are not signed, are sent once unless retries are configured, and go to loopback only unless a host is allowed. */
export function createWebhookDispatcher({
  clock,
  fetch,
  retries,
  allowedHosts,
  onAttempt,
  onChange = () => {},
  recorder,
  isHeld = false,
  nextId,
}: WebhookDispatcherOptions): WebhookDispatcher {
  const attempts: DeliveryAttempt[] = [];
  /** Attempts that have been started and have not ended. */
  const started = new Map<number, Started>();
  const underWay = new Set<Promise<void>>();
  const waiting: (() => void)[] = [];
  let closed = false;
  let held = isHeld;
  let sent = 0;
  let settings = { retries, allowedHosts };

  function report(attempt: DeliveryAttempt): void {
    onChange(String(attempt.id));
    onAttempt(attempt);
  }

  function start(attempt: DeliveryAttempt, onEnd: () => void): void {
    sent += 1;
    started.set(attempt.id, { attempt, onEnd });
    if (!held) post(attempt);
  }

  function post(attempt: DeliveryAttempt): void {
    const ended = postAttempt(fetch, attempt)
      .then((outcome) => {
        if (closed) return;
        const { id } = attempt;
        recorder.record(
          () => ({ do: "endAttempt", id, outcome }),
          () => end(id, outcome),
        );
      })
      .finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  function end(id: number, outcome: DeliveryOutcome): void {
    const one = started.get(id);
    if (one === undefined) throw new RangeError(`attempt ${id} is not under way`);
    Object.assign(one.attempt, outcome);
    report(one.attempt);
    one.onEnd();
    started.delete(id);
    waiting.shift()?.();
  }

  function send(outgoing: Outgoing, number = 1): void {
    if (closed) return;
    const { kind, method = "POST", url, contentType, body } = outgoing;
    const attempt = keep({ kind, method, url, contentType, body, attempt: number });
    const begin = (): void =>
      start(attempt, () => {
        if (isTaken(attempt) || number > settings.retries) outgoing.onEnd?.(attempt);
        else clock.after(backoff(number), () => send(outgoing, number + 1));
      });
    const obstacle = obstacleTo(outgoing);
    if (obstacle !== undefined) {
      attempt.error = `not sent: ${obstacle}`;
      report(attempt);
      outgoing.onEnd?.(attempt);
    } else if (started.size < AT_ONCE) begin();
    else waiting.push(begin);
  }

  function keep(given: Omit<DeliveryAttempt, "id" | "at" | "status" | "answer" | "error">): DeliveryAttempt {
    const attempt = { ...given, id: nextId(), at: clock.now(), status: undefined, answer: undefined, error: undefined };
    attempts.push(attempt);
    if (attempts.length > KEPT) attempts.shift();
    onChange(String(attempt.id));
    return attempt;
  }

  /** One after the other: the next is sent when the one before has ended. */
  function sendInOrder([original, ...rest]: readonly DeliveryAttempt[]): void {
    if (original === undefined || closed) return;
    const { kind, method, url, contentType, body, attempt: number } = original;
    const attempt = keep({ kind, method, url, contentType, body, attempt: number + 1 });
    if (mayReach(url, settings.allowedHosts)) start(attempt, () => sendInOrder(rest));
    else {
      attempt.error = `not sent: ${UNREACHABLE}`;
      report(attempt);
      sendInOrder(rest);
    }
  }

  function obstacleTo({ url }: Outgoing): string | undefined {
    if (!mayReach(url, settings.allowedHosts)) return UNREACHABLE;
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
      return () => sendInOrder(originals);
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
    end,
    configure(changed) {
      settings = { ...settings, ...changed };
    },
    release() {
      held = false;
      for (const { attempt } of started.values()) post(attempt);
    },
  };
}

/** An attempt under way, and what happens when it has ended. */
interface Started {
  readonly attempt: DeliveryAttempt;
  readonly onEnd: () => void;
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

/** After 1, 2, 4 … seconds, a minute at most. */
function backoff(attempt: number): number {
  return Math.min(1_000 * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
}

function mayReach(url: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && (isLoopback(hostname) || allowedHosts.includes(hostname));
}
