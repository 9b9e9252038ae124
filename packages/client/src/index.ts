export type { BulkRecipient, BulkRequest, BulkSmsOptions, BulkSmsParams } from "./bulk/bulk-params.js";
export type { BulkOutcome, BulkProgress, BulkSending, BulkSmsResult } from "./bulk/bulk-sms-result.js";
export { type BulkFailure, classifyBulkFailure } from "./bulk/classify-bulk-failure.js";
export type { Clock } from "./bulk/clock.js";
export { sendTemplateSmsInBulk } from "./bulk/send-template-sms-in-bulk.js";
export type { CloopenClient } from "./client.js";
export { createClient } from "./create-client.js";
export { CloopenAbortError, isCloopenAbortError } from "./errors/cloopen-abort-error.js";
export { type AnyStatusCode, CloopenApiError, isCloopenApiError } from "./errors/cloopen-api-error.js";
export { CloopenConfigError, isCloopenConfigError } from "./errors/cloopen-config-error.js";
export { CloopenConnectionError, isCloopenConnectionError } from "./errors/cloopen-connection-error.js";
export { CloopenDecodeError, isCloopenDecodeError } from "./errors/cloopen-decode-error.js";
export { CloopenEncodeError, isCloopenEncodeError } from "./errors/cloopen-encode-error.js";
export { CloopenError, type CloopenErrorKind, isCloopenError } from "./errors/cloopen-error.js";
export { CloopenHttpError, isCloopenHttpError } from "./errors/cloopen-http-error.js";
export { CloopenTimeoutError, isCloopenTimeoutError } from "./errors/cloopen-timeout-error.js";
export type { Retryable } from "./errors/retryable.js";
// The names below are generated, one function and its types for each operation: they cannot be
// listed by hand.
// biome-ignore lint/performance/noReExportAll: see above
export * from "./generated/operations/index.js";
export type { components, paths, webhooks } from "./generated/schema.js";
export type { StatusCode } from "./generated/status-code.js";
export type { AttemptEnd, AttemptStart, CallEnd, CallStart, Hooks, WhenEnded } from "./hooks/hooks.js";
export type { CallOptions, ClientOptions, RawResponse } from "./options/client-options.js";
export type { RetryOptions } from "./options/retry-options.js";
export {
  type IterateSmsTemplatesParams,
  iterateSmsTemplates,
  type SmsTemplate,
} from "./pagination/iterate-sms-templates.js";
export {
  type IterateSubAccountsParams,
  iterateSubAccounts,
  type SubAccount,
} from "./pagination/iterate-sub-accounts.js";
export type { Format, Formats } from "./protocol/format.js";
export { type NormalizedNumber, normalizeNumber } from "./protocol/normalize-number.js";
export type { AnyOperation, Level, Operation } from "./protocol/operation.js";
export type { Credentials } from "./protocol/signing/sign.js";
export type { Effects } from "./transport/effects.js";
export { type FetchInit, type FetchTransportOptions, fetchTransport } from "./transport/fetch.js";
export {
  type HttpHeaders,
  type HttpRequest,
  type HttpResponse,
  type SendOptions,
  type Transport,
  TransportError,
  type TransportFailure,
} from "./transport/transport.js";
export type { UploadFile } from "./upload/upload-file.js";
