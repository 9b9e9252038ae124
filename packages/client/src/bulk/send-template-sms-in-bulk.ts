import type { CloopenClient } from "../client.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { sendTemplateSms } from "../generated/operations/send-template-sms.js";
import { isRecord } from "../protocol/value.js";
import type { BulkRecipient, BulkSmsOptions, BulkSmsParams } from "./bulk-params.js";
import type { BulkProgress } from "./bulk-progress.js";
import type { BulkOutcome, BulkSmsResult } from "./bulk-sms-result.js";
import { createPace } from "./create-pace.js";
import { type Batch, fillRequests } from "./fill-requests.js";
import { judgeFailure } from "./judge-failure.js";
import { type BulkSettings, readBulkOptions } from "./read-bulk-options.js";
import { runConcurrently } from "./run-concurrently.js";

const NOBODY: BulkProgress = { accepted: 0, refused: 0, unknown: 0, unsent: 0, duplicate: 0 };

/**
 * Sends one template to any number of recipients, and gives what became of each, as soon as it is known. Nothing is sent before the results are iterated, and
 * recipients are read only as fast as results are taken: memory does not grow with their number, but for `duplicates: "skip"`.
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
 * A request that fails takes no other with it. Nothing is repeated: what is `refused` or `unsent` was not sent and can be given again; what is `unknown` may
 * have been. Sending ends early when the platform says what would refuse all that follows (balance, account, application, template), when it does not answer
 * {@link BulkSmsOptions.maxFailures} times in a row, when the recipients cannot be read on, or when the signal is aborted. Then the results of everything
 * that was read come first, and the cause is thrown last. Leaving the loop sends nothing more, and loses the results of what is on its way.
 *
 * @throws {CloopenConfigError} for options out of range, {@link CloopenEncodeError} for recipients that cannot be iterated; nothing was sent
 * @throws while iterated: the cause of the early end
 */
export function sendTemplateSmsInBulk<Recipient extends string | BulkRecipient>(
  cloopen: CloopenClient,
  params: BulkSmsParams<Recipient>,
  options: BulkSmsOptions = {},
): AsyncGenerator<BulkSmsResult<Recipient>, void, undefined> {
  checkParams(params);
  return sendAll(cloopen, params, readBulkOptions(options));
}

async function* sendAll<Recipient extends string | BulkRecipient>(
  cloopen: CloopenClient,
  { recipients, ...message }: BulkSmsParams<Recipient>,
  settings: BulkSettings,
): AsyncGenerator<BulkSmsResult<Recipient>, void, undefined> {
  const { concurrency, requestsPerSecond, maxFailures, clock, signal, onProgress, call } = settings;
  const halt = new AbortController();
  const forward = (): void => halt.abort(signal?.reason);
  signal?.addEventListener("abort", forward, { once: true });
  if (signal?.aborted) forward();
  const pace = createPace(requestsPerSecond, clock, halt.signal);
  let failures = 0;

  async function send({ entries, datas, outcome: known }: Batch<Recipient>): Promise<BulkOutcome> {
    if (known !== undefined) return known;
    await pace();
    if (halt.signal.aborted) return { outcome: "unsent", error: halt.signal.reason };
    const to = entries.map((entry) => entry.to).join(",");
    try {
      const { smsMessageSid } = await sendTemplateSms(
        cloopen,
        datas === undefined ? { ...message, to } : { ...message, to, datas },
        call,
      );
      failures = 0;
      return { outcome: "accepted", smsMessageSid };
    } catch (error) {
      const { outcome, next } = judgeFailure(error, datas !== undefined);
      failures = next === "count" ? failures + 1 : 0;
      if (next === "stop" || failures >= maxFailures) halt.abort(error);
      return { outcome, error };
    }
  }

  let progress = NOBODY;
  try {
    const done = runConcurrently({
      jobs: fillRequests(recipients, settings, halt),
      limit: concurrency,
      run: async (batch: Batch<Recipient>) => ({ entries: batch.entries, outcome: await send(batch) }),
      leave: () => halt.abort(),
    });
    for await (const { entries, outcome } of done) {
      progress = { ...progress, [outcome.outcome]: progress[outcome.outcome] + entries.length };
      tell(onProgress, progress, halt);
      for (const { recipient, index } of entries) yield { ...outcome, recipient, index };
    }
  } finally {
    signal?.removeEventListener("abort", forward);
  }
  if (halt.signal.aborted) throw halt.signal.reason;
}

/** A callback that throws ends the sending, not the results. */
function tell(onProgress: BulkSettings["onProgress"], progress: BulkProgress, halt: AbortController): void {
  try {
    onProgress?.(progress);
  } catch (error) {
    halt.abort(error);
  }
}

function checkParams(params: unknown): void {
  const given = isRecord(params) ? params : {};
  const name = ["to", "reqId"].find((one) => given[one] !== undefined);
  if (name !== undefined) throw refused(`${name} belongs to one request; give recipients`, name);
  checkRecipients(given["recipients"]);
}

function checkRecipients(recipients: unknown): void {
  const iterable =
    typeof recipients === "object" &&
    recipients !== null &&
    (Symbol.iterator in recipients || Symbol.asyncIterator in recipients);
  if (iterable) return;
  const hint = typeof recipients === "string" ? "; put one number into a list" : "";
  throw refused(`recipients must be iterable${hint}`, "recipients");
}

function refused(message: string, path: string): CloopenEncodeError {
  return new CloopenEncodeError(message, path, "sendTemplateSmsInBulk");
}
