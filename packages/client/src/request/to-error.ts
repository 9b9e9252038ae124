import { CloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenHttpError } from "../errors/cloopen-http-error.js";
import type { Format } from "../protocol/format.js";
import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";
import type { IncomingReply } from "../transport/send.js";

/** What could be made of a reply that is no success. */
export interface Reading {
  /** `undefined` when it is neither JSON nor XML. */
  readonly format: Format | undefined;
  readonly value: unknown;
  /** Why it could not be decoded. */
  readonly cause: unknown;
}

/** The error that says what is wrong with a reply. */
export function explainFailure(
  operation: AnyOperation,
  reply: IncomingReply,
  { format, value, cause }: Reading,
): unknown {
  if (format === undefined) return noEnvelope(operation, reply);
  if (cause !== undefined) return undecodable(operation, reply, cause);
  const { statusCode, statusMsg } = isRecord(value) ? value : {};
  if (typeof statusCode !== "string") {
    if (reply.status !== 200) return httpError(operation, reply, "no envelope");
    return new CloopenDecodeError("the answer has no statusCode", operation.id);
  }
  if (statusCode === "000000") return httpError(operation, reply, "no envelope");
  return new CloopenApiError(statusCode, typeof statusMsg === "string" ? statusMsg : undefined, operation.id);
}

function undecodable(operation: AnyOperation, reply: IncomingReply, cause: unknown): unknown {
  if (!(cause instanceof CloopenDecodeError)) return cause;
  if (reply.status === 200) return new CloopenDecodeError(cause.message, operation.id);
  return httpError(operation, reply, "no envelope");
}

function noEnvelope(operation: AnyOperation, reply: IncomingReply): Error {
  const blank = reply.text.trim() === "";
  if (reply.status === 200 && blank) {
    return new CloopenDecodeError(
      "the answer is empty; if mayHaveActed is true, check before you repeat",
      operation.id,
    );
  }
  const what = /^[\uFEFF\s]*</.test(reply.text) ? "an HTML page" : reply.text === "" ? "nothing" : "no envelope";
  return httpError(operation, reply, what);
}

function httpError({ id }: AnyOperation, { status, response }: IncomingReply, what: string): CloopenHttpError {
  const redirected = status === 0 || (status >= 300 && status < 400);
  const answer = status === 0 ? "a redirect" : `HTTP ${status} with ${what}`;
  const hint = redirected
    ? "redirects are not followed, so correct baseUrl"
    : "check that baseUrl ends in /2013-12-26, and what stands between";
  const contentType = response.headers.get("Content-Type") ?? undefined;
  return new CloopenHttpError(`${answer}; ${hint}`, status, contentType, id);
}
