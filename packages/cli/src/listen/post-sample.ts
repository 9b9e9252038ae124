import type { Translate } from "../language.js";
import { failureReason } from "./failure-reason.js";
import { judgeAnswer } from "./judge-answer.js";
import { type RawReply, toReply } from "./received.js";
import type { WebhookSample } from "./samples.js";

/** Reply of an application to a sample. */
export interface SampleResult {
  readonly reply?: RawReply;
  readonly durationMs: number;
  /** Problems, in the user's language; empty when there are none. */
  readonly problems: readonly string[];
}

const TIMEOUT_MS = 10_000;
/** How long the platform waits is not known; a reply this late is a risk. @assumption */
const SLOW_MS = 3_000;

/**
 * Sends a sample to an application as the platform would (spec/reference/webhooks.md#rules-common-to-all), and checks its reply.
 */
export async function postSample(
  { id, body }: WebhookSample,
  url: string,
  signal: AbortSignal,
  t: Translate,
): Promise<SampleResult> {
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      method: "POST",
      // The platform labels XML and JSON alike.
      headers: { "content-type": "text/plain" },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const reply = await toReply(response);
    const durationMs = elapsed();
    const slow = durationMs > SLOW_MS ? [t(`it took ${durationMs} ms`, `耗时 ${durationMs} 毫秒`)] : [];
    return { reply, durationMs, problems: [...judgeAnswer(id, reply, t), ...slow] };
  } catch (error) {
    signal.throwIfAborted();
    const reason = failureReason(error);
    return { durationMs: elapsed(), problems: [t(`no reply (${reason})`, `没有应答（${reason}）`)] };
  }
}
