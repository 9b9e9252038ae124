import type { StartResult } from "@cloopen-rest/verify";

/** An HTTP response in the words of no framework. */
export interface Answer {
  readonly status: 202 | 422 | 429;
  readonly headers: Record<string, string>;
  readonly body: { reason?: string; deliveryId?: string };
}

/** What the browser is told. `unknown` reads like `sent`: the code may arrive. */
export function answerStart(result: StartResult): Answer {
  const { status, reason = "unknown", retryAfterMs = 0, deliveryId } = result;
  if (status === "rejected") return { status: 422, headers: {}, body: { reason } };
  if (status !== "limited")
    return { status: 202, headers: {}, body: deliveryId ? { deliveryId } : {} };
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return { status: 429, headers: { "Retry-After": `${seconds}` }, body: { reason } };
}
