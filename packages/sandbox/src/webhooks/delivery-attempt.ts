/** One attempt to tell the developer's server something. */
export interface DeliveryAttempt {
  /** Counted from 1: a later attempt has a higher one. */
  readonly id: number;
  readonly kind: string;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  /** 1 for the first, 2 for the first retry. */
  readonly attempt: number;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  /** HTTP status of the reply, once there is one. */
  status: number | undefined;
  /** Text of the reply. */
  answer: string | undefined;
  /** Why there was no reply. */
  error: string | undefined;
  /** Why the reply is not executed, or does not accept the callback. */
  ignored?: string;
}

/** Whether the developer's server took it: any HTTP status of 2xx. */
export function isTaken({ status }: Pick<DeliveryAttempt, "status">): boolean {
  return status !== undefined && status >= 200 && status <= 299;
}

const TIMEOUT_MS = 5_000;

/**
 * @assumption A response to a webhook comes within five seconds and is shorter than 10,000 bytes.
 */
export const ANSWER_BYTES = 10_000;

/** Reply to an attempt, or the reason why there was none. */
export type DeliveryOutcome = Pick<DeliveryAttempt, "status" | "answer" | "error">;

/** Sends one attempt; gives what came back, or why nothing did. It never rejects. */
export async function postAttempt(
  fetch: typeof globalThis.fetch,
  attempt: Readonly<DeliveryAttempt>,
): Promise<DeliveryOutcome> {
  let status: number | undefined;
  // `AbortSignal.timeout` would stay in memory for the five seconds, of every attempt that ended long before.
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new DOMException("no answer in time", "TimeoutError")), TIMEOUT_MS);
  try {
    const { method, url, contentType, body } = attempt;
    const response = await fetch(url, {
      method,
      headers: contentType === undefined ? {} : { "Content-Type": contentType },
      ...(method === "POST" && { body: body ?? "" }),
      redirect: "manual",
      signal: timeout.signal,
    });
    status = response.status;
    return { status, answer: await readStart(response, ANSWER_BYTES), error: undefined };
  } catch (error) {
    return { status, answer: undefined, error: reason(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function readStart(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit).toString();
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1_000} seconds`;
  const { cause } = error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : error.message;
}
