import type { Attributes } from "@opentelemetry/api";
import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import type { AttemptEnd } from "../hooks/hooks.js";

/**
 * Describes the end of an attempt, for spans and metrics.
 *
 * `error.type` is the HTTP status from 400, else the class of the error, since a request that the
 * platform rejects has status 200.
 */
export function describeResponse({ status, error }: AttemptEnd): Attributes {
  const failed = error !== undefined;
  return {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(failed && { "error.type": status !== undefined && status >= 400 ? String(status) : errorType(error) }),
  };
}

/**
 * Describes a failure, for spans. The message is left out: it can quote the platform, which quotes
 * phone numbers.
 */
export function describeError(error: unknown): Attributes {
  if (error === undefined) return {};
  return {
    "error.type": errorType(error),
    ...platformCode(error),
    ...(isCloopenError(error) && { "cloopen.may_have_acted": error.mayHaveActed }),
  };
}

/** The status code, where the platform rejected the request. */
export function platformCode(error: unknown): Attributes {
  return isCloopenApiError(error) ? { "cloopen.status_code": error.statusCode } : {};
}

/** Only class names of this package: other names are unbounded. */
function errorType(error: unknown): string {
  return isCloopenError(error) ? error.name : "_OTHER";
}
