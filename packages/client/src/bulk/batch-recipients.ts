import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { RECIPIENT } from "../generated/limits.js";
import { untilAborted } from "../transport/until-aborted.js";
import type { BulkRecipient } from "./bulk-params.js";
import type { BulkOutcome } from "./bulk-sms-result.js";

/** Recipients that share a request, or an outcome without one. */
export interface Batch<Recipient> {
  readonly entries: readonly Entry<Recipient>[];
  /** Variables of these recipients alone. */
  readonly datas: BulkRecipient["datas"];
  /** Known without a request: nothing is sent. */
  readonly outcome?: BulkOutcome;
}

/** One recipient. */
export interface Entry<Recipient> {
  readonly recipient: Recipient;
  readonly to: string;
  readonly index: number;
}

/** How recipients are grouped into requests. */
export interface BatchOptions {
  readonly batchSize: number;
  readonly duplicates: "skip" | "send";
}

/**
 * Groups recipients into requests: consecutive ones with the same variables, up to the batch size,
 * no number twice. Recipients that cannot be sent to are yielded on their own.
 *
 * @param halt stops the reading, and is aborted when reading the recipients fails; recipients read
 *   before are then yielded as unsent
 */
export async function* batchRecipients<Recipient extends string | BulkRecipient>(
  recipients: Iterable<Recipient> | AsyncIterable<Recipient>,
  { batchSize, duplicates }: BatchOptions,
  halt: AbortController,
): AsyncGenerator<Batch<Recipient>, void, undefined> {
  const seen = new Set<string>();
  let entries: Entry<Recipient>[] = [];
  let datas: BulkRecipient["datas"];
  let variables = "";
  let index = -1;

  function close(): Batch<Recipient> {
    const batch = { entries, datas };
    entries = [];
    if (duplicates === "send") seen.clear();
    return batch;
  }

  try {
    for await (const recipient of untilAborted(recipients, halt.signal)) {
      index += 1;
      const own = readRecipient(recipient);
      const entry = { recipient, to: own.to, index };
      if (!RECIPIENT.test(own.to)) {
        yield { entries: [entry], datas: undefined, outcome: { outcome: "unsent", error: malformed(index) } };
        continue;
      }
      const ownVariables = own.datas === undefined ? "" : JSON.stringify(own.datas);
      const key = ownVariables + own.to;
      const again = seen.has(key);
      if (again && duplicates === "skip") {
        yield { entries: [entry], datas: undefined, outcome: { outcome: "duplicate", error: duplicate(index) } };
        continue;
      }
      if (entries.length > 0 && (again || ownVariables !== variables)) yield close();
      variables = ownVariables;
      datas = own.datas;
      entries.push(entry);
      seen.add(key);
      if (entries.length === batchSize) yield close();
    }
  } catch (error) {
    halt.abort(error);
  }
  if (entries.length === 0) return;
  yield halt.signal.aborted ? { ...close(), outcome: { outcome: "unsent", error: halt.signal.reason } } : close();
}

/** Reads a recipient. Callers in JavaScript may give any value, which then counts as malformed. */
function readRecipient(recipient: string | BulkRecipient | null | undefined): BulkRecipient {
  if (typeof recipient === "string") return { to: recipient };
  return typeof recipient?.to === "string" ? recipient : { to: "" };
}

function malformed(index: number): CloopenEncodeError {
  const path = `recipients[${index}]`;
  return new CloopenEncodeError(
    `${path} is not a phone number: 3 to 20 digits, a + in front and an extension behind a hyphen at most`,
    path,
  );
}

function duplicate(index: number): CloopenEncodeError {
  const path = `recipients[${index}]`;
  return new CloopenEncodeError(`${path} is a duplicate; it is sent to once`, path);
}
