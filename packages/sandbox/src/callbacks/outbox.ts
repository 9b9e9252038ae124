import { type Callback, callbacks } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import type { Clock } from "../clock/clock.js";
import { isLoopback } from "./is-loopback.js";

/** One attempt to tell the developer's server something. */
export interface Attempt {
  readonly kind: string;
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  /** HTTP status of the answer, once there is one. */
  status: number | undefined;
  /** Text of the answer. */
  answer: string | undefined;
  /** Why there was none. */
  error: string | undefined;
}

/** Hears of an attempt once it has ended, with or without an answer. What it sends belongs to what `settled` waits for. */
export type OnEnd = (attempt: Attempt) => void;

/** Sends the platform's callbacks and keeps every attempt. */
export interface Outbox {
  /** A callback with a body, in XML or JSON, labelled `text/plain` as the platform does. */
  sendMessage(kind: string, url: string, value: object, format: "json" | "xml", onEnd?: OnEnd): void;
  /** A notification of the IVR protocol: parameters in the query of a relative URL below the application's own. */
  sendNotification(
    kind: string,
    base: string,
    relative: string,
    parameters: Readonly<Record<string, string>>,
    onEnd?: OnEnd,
  ): void;
  /** All attempts so far. */
  readonly attempts: readonly Attempt[];
  /** Waits until every attempt under way has ended. */
  settled(): Promise<void>;
}

/** What an outbox needs of the world. */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** Hosts beyond loopback that callbacks may go to. */
  readonly allowedHosts: readonly string[];
  readonly onAttempt: (attempt: Attempt) => void;
}

const PATIENCE_MS = 5_000;
const KEPT = 1_000;

/** Callbacks are not signed, go out once, and go to loopback only unless a host is allowed. */
export function createOutbox({ clock, fetch, allowedHosts, onAttempt }: OutboxOptions): Outbox {
  const attempts: Attempt[] = [];
  const underWay = new Set<Promise<void>>();

  async function post(attempt: Attempt, onEnd: OnEnd | undefined): Promise<void> {
    try {
      const { contentType, body } = attempt;
      const response = await fetch(attempt.url, {
        method: "POST",
        headers: contentType === undefined ? {} : { "Content-Type": contentType },
        body: body ?? "",
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      attempt.status = response.status;
      attempt.answer = (await response.text()).slice(0, 10_000);
    } catch (error) {
      attempt.error = reason(error);
    }
    onAttempt(attempt);
    onEnd?.(attempt);
  }

  function send(kind: string, url: string, { contentType, body, problem, onEnd }: Outgoing): void {
    const attempt: Attempt = {
      kind,
      url,
      contentType,
      body,
      at: clock.now(),
      status: undefined,
      answer: undefined,
      error: undefined,
    };
    attempts.push(attempt);
    if (attempts.length > KEPT) attempts.shift();
    const refusal = mayReach(url, allowedHosts) ? problem : "callbacks go to loopback only, unless the host is allowed";
    if (refusal !== undefined) {
      attempt.error = `not sent: ${refusal}`;
      onAttempt(attempt);
      onEnd?.(attempt);
      return;
    }
    const ended = post(attempt, onEnd).finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  return {
    attempts,
    sendMessage(kind, url, value, format, onEnd) {
      const callback = callbacks.find(({ id }) => id === kind);
      if (callback === undefined) throw new Error(`${kind} is not a callback of the contract`);
      send(kind, url, { contentType: "text/plain;charset=utf-8", ...writeMessage(callback, value, format), onEnd });
    },
    sendNotification(kind, base, relative, parameters, onEnd) {
      const query = new URLSearchParams(parameters).toString();
      send(
        kind,
        `${base.replace(/\/+$/, "")}/${relative.replace(/^\/+/, "")}${relative.includes("?") ? "&" : "?"}${query}`,
        { onEnd },
      );
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** What one attempt sends, or why it cannot. */
interface Outgoing {
  readonly contentType?: string;
  readonly body?: string;
  readonly problem?: string;
  readonly onEnd: OnEnd | undefined;
}

function writeMessage(
  { message, jsonWrapper }: Callback,
  value: object,
  format: "json" | "xml",
): Pick<Outgoing, "body" | "problem"> {
  if (format === "json") return { body: JSON.stringify(jsonWrapper === undefined ? value : { [jsonWrapper]: value }) };
  try {
    return { body: encodeXml(message, value) };
  } catch (error) {
    // A caller's own text may hold what XML cannot carry.
    return { problem: error instanceof Error ? error.message : "it cannot be written" };
  }
}

function mayReach(url: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && (isLoopback(hostname) || allowedHosts.includes(hostname));
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const { cause } = error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : error.message;
}
