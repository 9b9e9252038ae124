import type { CallOptions } from "../options/client-options.js";
import { readRetryOptions } from "../options/retry-options.js";
import { checkFormat, checkPatience, type Settings } from "../options/settings.js";
import { chooseFormats } from "../protocol/choose-formats.js";
import { ACCEPT, CONTENT_TYPE } from "../protocol/format.js";
import type { AnyOperation } from "../protocol/operation.js";
import type { Credentials } from "../protocol/signing/sign.js";
import { runAttempts } from "../retry/run-attempts.js";
import { hasReqId, takesReqId, withReqId } from "../retry/with-req-id.js";
import { encodeBody } from "./encode-body.js";
import type { Envelope } from "./envelope.js";

/** One call, complete and checked; its URL comes beside it. */
export interface CallInProgress {
  readonly operation: AnyOperation;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** A file to upload, in place of a body. */
  readonly file?: Blob | undefined;
  readonly options: CallOptions;
  readonly credentials: Credentials;
}

/** A successful call: what the envelope holds, and the answer it came in. */
export interface Outcome {
  readonly envelope: Envelope;
  readonly response: Response;
}

/**
 * Takes one call from its values to its values: encode once, then per attempt sign → send → decode → envelope.
 *
 * @param url but for the signature
 */
export async function runPipeline(settings: Settings, call: CallInProgress, url: string): Promise<Outcome> {
  const { operation, options } = call;
  checkFormat(options.format);
  const deadlineMs = options.deadlineMs ?? settings.deadlineMs;
  checkPatience(options.timeoutMs ?? settings.timeoutMs, deadlineMs, operation.id);
  const policy = readRetryOptions(options.retry, settings.retry, operation.id);
  const byReqId = policy.smsByReqId && takesReqId(operation);
  const formats = chooseFormats(options.format, settings.format, operation.preferred);
  const value = byReqId ? withReqId(call.body, settings.effects.random) : call.body;
  const written = call.file ?? encodeBody(operation, value, formats.request);
  const request = {
    url,
    method: operation.method.toUpperCase(),
    headers: {
      Accept: ACCEPT[formats.reply],
      "Content-Type": call.file === undefined ? CONTENT_TYPE[formats.request] : "application/octet-stream",
    },
    body: written instanceof Promise ? await written : written,
  };
  const repeatableById = hasReqId(call.body) ? "by the caller's reqId" : "by reqId";
  const repeatable = operation.safe ? "always" : byReqId ? repeatableById : "never";
  return runAttempts(settings, { call, request, repeatable, policy, deadlineMs });
}
