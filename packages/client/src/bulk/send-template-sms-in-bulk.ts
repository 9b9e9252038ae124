import type { CloopenClient } from "../client.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import { sendTemplateSms } from "../generated/operations/send-template-sms.js";
import { isRecord } from "../protocol/value.js";
import { type Batch, batchRecipients } from "./batch-recipients.js";
import type { BulkRecipient, BulkSmsOptions, BulkSmsParams } from "./bulk-params.js";
import type { BulkOutcome, BulkProgress, BulkSending, BulkSmsResult } from "./bulk-sms-result.js";
import { classifyBulkFailure } from "./classify-bulk-failure.js";
import { createRateLimiter } from "./create-rate-limiter.js";
import { type BulkSettings, readBulkOptions } from "./read-bulk-options.js";
import { runConcurrently } from "./run-concurrently.js";

const NO_RECIPIENTS: BulkProgress = { accepted: 0, rejected: 0, unknown: 0, unsent: 0, duplicate: 0 };

/**
 * Sends one template to any number of recipients, and yields the result of each. Iterate the return
 * value, or await it for the totals: nothing is sent before. Recipients are read only as fast as
 * results are consumed. Memory does not grow with their number, except for `duplicates: "skip"`.
 *
 * @example
 * ```ts
 * import { sendTemplateSmsInBulk } from "@cloopen-rest/client";
 *
 * const recipients = ["13800138000", "13900139000"];
 * for await (const result of sendTemplateSmsInBulk(cloopen, { templateId: "1", datas: ["6532", "5"], recipients })) {
 *   if (result.outcome !== "accepted") console.error(result.index, result.outcome, result.error);
 * }
 * ```
 *
 * A failed request does not affect the others, and no message is sent twice. Recipients that are
 * `rejected` or `unsent` got no message, so you can send to them again. Recipients that are
 * `unknown` may have got it.
 *
 * The sending stops early in these cases. It then yields the results of all recipients read so far,
 * and throws the cause.
 *
 * - A status code would fail every further request: balance, account, application, template.
 * - The platform does not respond to {@link BulkSmsOptions.maxFailures} requests in a row.
 * - Reading the recipients fails, or the signal is aborted.
 *
 * Leaving the loop stops the sending, and drops the results of pending requests.
 *
 * @throws {CloopenConfigError} for options out of range, {@link CloopenEncodeError} for recipients
 *   that cannot be iterated; nothing was sent
 * @throws while iterated: the cause of the early stop
 */
export function sendTemplateSmsInBulk<Recipient extends string | BulkRecipient>(
  cloopen: CloopenClient,
  params: BulkSmsParams<Recipient>,
  options: BulkSmsOptions = {},
): BulkSending<Recipient> {
  checkClient(cloopen);
  checkParams(params);
  const settings = readBulkOptions(options);
  let progress = NO_RECIPIENTS;
  const results = sendAll(cloopen, params, settings, (now) => {
    progress = now;
    settings.onProgress?.(now);
  });
  let summary: Promise<BulkProgress> | undefined;
  const summarize = async (): Promise<BulkProgress> => {
    for await (const _ of results);
    return progress;
  };
  return Object.assign(results, {
    // biome-ignore lint/suspicious/noThenProperty: `await sendTemplateSmsInBulk(…)` must send, for people write it
    then: <Totals, Rejected>(
      onFulfilled?: ((totals: BulkProgress) => Totals | PromiseLike<Totals>) | null,
      onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
    ): Promise<Totals | Rejected> => {
      summary ??= summarize();
      return summary.then(onFulfilled, onRejected);
    },
  });
}

async function* sendAll<Recipient extends string | BulkRecipient>(
  cloopen: CloopenClient,
  { recipients, ...message }: BulkSmsParams<Recipient>,
  settings: BulkSettings,
  onProgress: (progress: BulkProgress) => void,
): AsyncGenerator<BulkSmsResult<Recipient>, void, undefined> {
  const { concurrency, requestsPerSecond, maxFailures, clock, signal, reqId, call } = settings;
  const halt = new AbortController();
  const forward = (): void => halt.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  if (signal?.aborted) forward();
  const waitForTurn = createRateLimiter(requestsPerSecond, clock, halt.signal);
  let failures = 0;

  async function send({ entries, datas, outcome: known }: Batch<Recipient>): Promise<BulkOutcome> {
    if (known !== undefined) return known;
    await waitForTurn();
    if (halt.signal.aborted) return { outcome: "unsent", error: halt.signal.reason };
    const numbers = entries.map((entry) => entry.to);
    const first = entries[0]?.index ?? 0;
    let own: { readonly reqId?: string } = {};
    try {
      if (reqId !== undefined) own = { reqId: reqId({ recipients: numbers, index: first }) };
    } catch (error) {
      halt.abort(error);
      return { outcome: "unsent", error };
    }
    try {
      const variables = datas === undefined ? {} : { datas };
      const result = await sendTemplateSms(cloopen, { ...message, to: numbers.join(","), ...variables, ...own }, call);
      failures = 0;
      return { outcome: "accepted", smsMessageSid: result.smsMessageSid, ...reqIdOf(result) };
    } catch (error) {
      const { outcome, next } = classifyBulkFailure(error, datas !== undefined);
      failures = next === "count" ? failures + 1 : 0;
      if (next === "stop" || failures >= maxFailures) halt.abort(error);
      return { outcome, error, ...(isCloopenError(error) && reqIdOf(error)) };
    }
  }

  let progress = NO_RECIPIENTS;
  try {
    const done = runConcurrently({
      jobs: batchRecipients(recipients, settings, halt),
      limit: concurrency,
      run: async (batch: Batch<Recipient>) => ({ entries: batch.entries, outcome: await send(batch) }),
      leave: () => halt.abort(),
    });
    for await (const { entries, outcome } of done) {
      progress = { ...progress, [outcome.outcome]: progress[outcome.outcome] + entries.length };
      report(onProgress, progress, halt);
      for (const { recipient, index } of entries) yield { ...outcome, recipient, index };
    }
  } finally {
    signal?.removeEventListener("abort", forward);
  }
  if (halt.signal.aborted) throw halt.signal.reason;
}

/** Reports progress. A listener that throws stops the sending, but no result is lost. */
function report(onProgress: (progress: BulkProgress) => void, progress: BulkProgress, halt: AbortController): void {
  try {
    onProgress(progress);
  } catch (error) {
    halt.abort(error);
  }
}

function reqIdOf({ reqId }: { readonly reqId?: string }): { readonly reqId?: string } {
  return reqId === undefined ? {} : { reqId };
}

function checkClient(cloopen: Partial<CloopenClient> | null | undefined): void {
  if (typeof cloopen?.call === "function") return;
  throw new CloopenConfigError("the first argument must be a client of createClient()", "sendTemplateSmsInBulk");
}

function checkParams(params: unknown): void {
  const given = isRecord(params) ? params : {};
  const name = ["to", "reqId"].find((one) => given[one] !== undefined);
  if (name !== undefined) throw invalid(`${name} belongs to one request; give recipients`, name);
  checkRecipients(given["recipients"]);
}

function checkRecipients(recipients: unknown): void {
  const iterable =
    typeof recipients === "object" &&
    recipients !== null &&
    (Symbol.iterator in recipients || Symbol.asyncIterator in recipients);
  if (iterable) return;
  const hint = typeof recipients === "string" ? "; put one number into a list" : "";
  throw invalid(`recipients must be iterable${hint}`, "recipients");
}

function invalid(message: string, path: string): CloopenEncodeError {
  return new CloopenEncodeError(message, path, "sendTemplateSmsInBulk");
}
