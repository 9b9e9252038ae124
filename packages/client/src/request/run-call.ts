import { CloopenAbortError } from "../errors/cloopen-abort-error.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { CloopenConnectionError } from "../errors/cloopen-connection-error.js";
import { CloopenDecodeError, RESPONSE_TOO_LARGE } from "../errors/cloopen-decode-error.js";
import { CloopenError, setCallOutcome } from "../errors/cloopen-error.js";
import { CloopenTimeoutError } from "../errors/cloopen-timeout-error.js";
import type { CallStart } from "../hooks/hooks.js";
import { observe } from "../hooks/observe.js";
import { type CallSettings, readCallOptions } from "../options/call-options.js";
import type { CallOptions } from "../options/client-options.js";
import type { Settings } from "../options/settings.js";
import type { AnyOperation, Level } from "../protocol/operation.js";
import { collectUnknownFields, type UnknownFields } from "../protocol/unknown-fields.js";
import type { Idempotency } from "../retry/plan-retry.js";
import { type AttemptLog, type AttemptResult, runAttempts } from "../retry/run-attempts.js";
import { type HttpRequest, type HttpResponse, TransportError } from "../transport/transport.js";
import { applyDefaults, type Input } from "./build-input.js";
import { buildRequest, signRequest, withSig } from "./build-request.js";
import type { Caller } from "./caller.js";
import { type Envelope, parseResponse } from "./parse-response.js";
import { ensureReqId, reqIdOf, takesReqId } from "./req-id.js";

/** A call that is encoded and ready to be sent, any number of times. */
interface PreparedCall {
  readonly operation: AnyOperation;
  readonly request: HttpRequest;
  readonly settings: CallSettings;
  readonly idempotency: Idempotency;
  readonly reqId: string | undefined;
}

/**
 * The result when an earlier attempt was accepted but its response was lost. The message is known
 * by its `reqId` only.
 */
const ACCEPTED: Envelope = { statusCode: "000000", templateSMS: {} };

/**
 * Runs one call: defaults, validation and encoding once; then, per attempt, sign, send, parse.
 *
 * @returns the envelope of the platform
 * @throws {CloopenConfigError} when the other level signs the operation, no application is set, or
 *   an option is unknown; nothing is sent
 * @throws {CloopenEncodeError} for values that the types do not allow; nothing is sent
 * @throws {CloopenError} the error of the last attempt
 */
export async function runCall(
  caller: Caller,
  operation: AnyOperation,
  input: Input,
  options: CallOptions,
): Promise<{ readonly envelope: Envelope; readonly reqId: string | undefined }> {
  const preparing = prepare(caller, operation, input, options);
  const call = preparing instanceof Promise ? await preparing : preparing;
  const { effects, hooks, clock } = caller.settings;
  const { id, level } = operation;
  const log: AttemptLog = { startedAt: effects.now(), attempts: 0, mayHaveArrived: false };
  const started: CallStart = { operation: id, level };
  const endSpan = hooks.onCall && observe(hooks.onCall, started);
  const end = () => ({ durationMs: effects.now() - log.startedAt, attempts: log.attempts });
  try {
    const settings = { operation: id, idempotency: call.idempotency, ...call.settings, effects, clock };
    const envelope = await runAttempts(settings, log, (attempt, timeoutMs) =>
      runAttempt(caller, call, started, attempt, timeoutMs),
    );
    endSpan?.(end());
    return { envelope: envelope ?? ACCEPTED, reqId: call.reqId };
  } catch (error) {
    if (error instanceof CloopenError)
      setCallOutcome(error, log.attempts, log.mayHaveArrived && call.idempotency !== "safe", call.reqId);
    endSpan?.({ ...end(), error });
    throw error;
  }
}

function prepare(
  { level, credentials, settings }: Caller,
  operation: AnyOperation,
  given: Input,
  options: CallOptions,
): PreparedCall | Promise<PreparedCall> {
  checkLevel(level, operation);
  const call = readCallOptions(options, settings, operation);
  const { query, body, file } = applyDefaults(operation, given, settings.appId);
  const { input, idempotency, reqId } = withReqId(operation, { query, body }, call, settings);

  const complete = (request: HttpRequest): PreparedCall => ({ operation, request, settings: call, idempotency, reqId });
  const build = (upload?: Blob) =>
    buildRequest(operation, { ...input, file: upload }, call.formats, settings.baseUrl, credentials.sid);
  if (operation.upload) return readFile(file, operation.id, call.signal).then(build).then(complete);
  const request = build();
  return request instanceof Promise ? request.then(complete) : complete(request);
}

function withReqId(
  operation: AnyOperation,
  input: Input<never>,
  { policy }: CallSettings,
  { effects }: Settings,
): { readonly input: Input<never>; readonly idempotency: Idempotency; readonly reqId: string | undefined } {
  const given = reqIdOf(operation, input.body);
  if (operation.safe) return { input, idempotency: "safe", reqId: given };
  if (!policy.smsByReqId || !takesReqId(operation)) return { input, idempotency: "unsafe", reqId: given };
  if (given !== undefined) return { input, idempotency: "caller-req-id", reqId: given };
  const body = ensureReqId(input.body, effects.random);
  return { input: { ...input, body }, idempotency: "own-req-id", reqId: body.reqId };
}

/** Reads the uploaded file. The reader is loaded on demand, only for callers who upload. */
async function readFile(file: unknown, operation: string, signal: AbortSignal | undefined): Promise<Blob> {
  const { readUpload } = await import("../upload/read-upload.js");
  return readUpload(file, operation, signal);
}

function checkLevel(level: Level, operation: AnyOperation): void {
  if (operation.level === level) return;
  throw new CloopenConfigError(
    level === "account"
      ? "it is signed by a sub-account: call it with cloopen.subAccount({ sid, token })"
      : "it is signed by the main account: call it with the client that createClient made",
    operation.id,
  );
}

async function runAttempt(
  { credentials, settings }: Caller,
  { operation, request, settings: { signal, onResponse } }: PreparedCall,
  started: CallStart,
  attempt: number,
  timeoutMs: number,
): Promise<AttemptResult<Envelope>> {
  const { effects, hooks, clock, transport } = settings;
  const startedAt = effects.now();
  const endSpan =
    hooks.onAttempt &&
    observe(hooks.onAttempt, {
      call: started,
      operation: operation.id,
      attempt,
      method: request.method,
      url: withSig(request.url, "***"),
    });
  let response: HttpResponse | undefined;
  let error: unknown;
  let requestSent = true;
  try {
    response = await transport(signRequest(request, credentials, startedAt + clock.offsetMs), { signal, timeoutMs });
    const unknown = onResponse && collectUnknownFields();
    const parsing = parseResponse(operation, response, unknown?.add);
    const parsed = parsing instanceof Promise ? await parsing : parsing;
    if (onResponse && unknown) report(onResponse, response, unknown.fields());
    if (!(parsed instanceof Error)) {
      endSpan?.({ durationMs: effects.now() - startedAt, status: response.status });
      return { value: parsed };
    }
    error = parsed;
  } catch (thrown) {
    error =
      thrown instanceof TransportError
        ? explainTransportError(thrown, request, operation.id, timeoutMs, signal)
        : thrown;
    if (thrown instanceof TransportError) requestSent = thrown.requestSent;
  }
  const status = response && { status: response.status };
  const durationMs = effects.now() - startedAt;
  return {
    error,
    requestSent,
    headers: response?.headers,
    onPlanned: (delayMs) => endSpan?.({ durationMs, ...status, error, ...(delayMs !== undefined && { delayMs }) }),
  };
}

/** Calls `onResponse`, which only observes. */
function report(
  onResponse: NonNullable<CallSettings["onResponse"]>,
  { status, text }: HttpResponse,
  unknownFields: UnknownFields,
): void {
  try {
    onResponse({ status, text, unknownFields });
  } catch {
    // Errors of an observer are ignored.
  }
}

function explainTransportError(
  { failure, code }: TransportError,
  { url }: HttpRequest,
  operation: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): CloopenError {
  switch (failure) {
    case "timeout":
      return new CloopenTimeoutError(timeoutMs, operation);
    case "aborted":
      return new CloopenAbortError(signal?.reason, operation);
    case "too-large":
      return new CloopenDecodeError(RESPONSE_TOO_LARGE, operation);
    case "connection":
      return new CloopenConnectionError(
        `no response from ${new URL(url).host}${code === undefined ? "" : ` (${code})`}; check the address, the network and the certificate`,
        code,
        operation,
      );
  }
}
