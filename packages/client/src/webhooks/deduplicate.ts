import { RejectedRequest } from "../inbound/guard-options.js";
import type { WebhookReplyText } from "./reply.js";
import type { ParsedWebhook } from "./webhook-types.js";

/** State of a key in a {@link DedupeStore}. */
export type DedupeClaim =
  | { readonly state: "claimed" }
  | { readonly state: "running" }
  | { readonly state: "done"; readonly reply: WebhookReplyText };

/**
 * Stores which webhooks were handled. A store that several processes share must claim atomically.
 * It must also expire claims that are neither completed nor released, since their process may have
 * died. Keys are hashes: no phone number and no message is stored.
 */
export interface DedupeStore {
  /** Claims a key, or returns its state when it is already claimed. */
  claim(key: string): DedupeClaim | Promise<DedupeClaim>;
  /** Stores the reply of a handler that succeeded. */
  complete(key: string, reply: WebhookReplyText): void | Promise<void>;
  /** Releases a key after its handler failed, so that the next delivery is handled. */
  release(key: string): void | Promise<void>;
}

/** How to recognise a webhook that was delivered before. */
export interface DedupeOptions {
  /** Default: the memory of this process, for 10,000 webhooks. */
  readonly store?: DedupeStore;
  /**
   * Returns the key of a webhook, in place of {@link webhookKey}. With `undefined` the webhook is
   * always handled.
   */
  readonly key?: (webhook: ParsedWebhook) => string | undefined;
}

/** Fields of the key: required ones, and further ones that are used if present. */
const KEYS: { readonly [Id in ParsedWebhook["id"]]: readonly [required: readonly string[], more: readonly string[]] } =
  {
    smsStatusReport: [["content", "fromNum", "status"], ["deliverCode"]],
    smsMo: [
      ["fromNum", "content", "recvTime"],
      ["appendCode", "subAppend"],
    ],
    voiceVerifyResult: [["callSid", "state"], ["number"]],
    landingCallResult: [["callSid", "state"], ["number"]],
    callAuth: [["orderid"], ["callSid", "caller", "called"]],
    callEstablish: [["orderid"], ["callSid", "starttime"]],
    hangup: [["orderid"], ["callSid", "starttime", "endtime", "byetype"]],
    callbackCdr: [["callSid"], ["caller", "called", "starttime", "endtime", "byetype"]],
  };

/**
 * Builds a key that identifies a webhook when it is delivered again. The platform sends no delivery
 * id, so the key is built from these fields.
 *
 * | webhook | key |
 * |---|---|
 * | `smsStatusReport` | `content` (the smsMessageSid), `fromNum`, `status`, `deliverCode` |
 * | `smsMo` | `fromNum`, `content`, `recvTime`, `appendCode`, `subAppend`: it has no id |
 * | `voiceVerifyResult`, `landingCallResult` | `callSid`, `state`, `number` |
 * | `callAuth` | `orderid`, `callSid`, `caller`, `called` |
 * | `callEstablish` | `orderid`, `callSid`, `starttime` |
 * | `hangup` | `orderid`, `callSid`, `starttime`, `endtime`, `byetype` |
 * | `callbackCdr` | `callSid`, `caller`, `called`, `starttime`, `endtime`, `byetype` of the record, or of the caller's and the callee's |
 *
 * @assumption Two deliveries with the same key are one event.
 * @returns `undefined` when a required field of the key is missing: `content`, `fromNum`, `status`;
 *   `recvTime`; `callSid`, `state`; `orderid`
 */
export function webhookKey(webhook: ParsedWebhook): string | undefined {
  const { message } = webhook;
  const records: readonly object[] =
    "callerCdr" in message
      ? [message.callerCdr, ...(message.calledCdr === undefined ? [] : [message.calledCdr])]
      : [message];
  const [required, more] = KEYS[webhook.id];
  const parts = records.map((record) => [...required, ...more].map((name): unknown => Reflect.get(record, name)));
  const complete = parts.every((values) => values.slice(0, required.length).every((value) => value));
  return complete ? JSON.stringify([webhook.id, ...parts]) : undefined;
}

/**
 * Creates a store in the memory of this process, which evicts the oldest entries.
 *
 * @param maxEntries number of webhooks that are remembered; default 10,000
 */
export function createMemoryDedupeStore({ maxEntries = 10_000 }: { readonly maxEntries?: number } = {}): DedupeStore {
  const entries = new Map<string, DedupeClaim>();
  return {
    claim(key) {
      const present = entries.get(key);
      if (present !== undefined) return present;
      entries.set(key, { state: "running" });
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
      return { state: "claimed" };
    },
    complete: (key, reply) => void entries.set(key, { state: "done", reply }),
    release: (key) => void entries.delete(key),
  };
}

/** Runs a handler once for each key. */
export type RunOnce = (
  webhook: ParsedWebhook,
  run: () => Promise<WebhookReplyText>,
  report: (error: unknown) => void,
) => Promise<WebhookReplyText>;

/**
 * Creates the function that runs a handler once for each key. A duplicate gets the first reply, and
 * waits for it while the handler runs. An error of the store is reported, and the webhook is
 * handled: twice is better than not at all.
 */
export function createRunOnce({ store = createMemoryDedupeStore(), key = webhookKey }: DedupeOptions): RunOnce {
  const running = new Map<string, Promise<WebhookReplyText>>();

  async function claimAndRun(hash: string, run: () => Promise<WebhookReplyText>, report: (error: unknown) => void) {
    const attempt = async (action: () => unknown): Promise<void> => {
      try {
        await action();
      } catch (error) {
        report(error);
      }
    };
    let claim: DedupeClaim = { state: "claimed" };
    await attempt(async () => {
      claim = await store.claim(hash);
    });
    return settle(claim, hash, run, attempt);
  }

  async function settle(
    claim: DedupeClaim,
    hash: string,
    run: () => Promise<WebhookReplyText>,
    attempt: (action: () => unknown) => Promise<void>,
  ): Promise<WebhookReplyText> {
    if (claim.state === "done") return claim.reply;
    if (claim.state === "running")
      throw new RejectedRequest(503, "another process handles the first delivery of this webhook");
    let reply: WebhookReplyText;
    try {
      reply = await run();
    } catch (error) {
      await attempt(() => store.release(hash));
      throw error;
    }
    await attempt(() => store.complete(hash, reply));
    return reply;
  }

  return async (webhook, run, report) => {
    const name = key(webhook);
    if (name === undefined) return run();
    const hash = await sha256(name);
    const present = running.get(hash);
    if (present !== undefined) return present;
    const reply = claimAndRun(hash, run, report).finally(() => running.delete(hash));
    running.set(hash, reply);
    return reply;
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
