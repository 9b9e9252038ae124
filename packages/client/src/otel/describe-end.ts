import type { Attributes } from "@opentelemetry/api";
import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { isCloopenError } from "../errors/cloopen-error.js";
import type { AttemptEnd } from "../hooks/hooks.js";

/**
 * How an attempt ended, for spans and metrics.
 *
 * `error.type` is the HTTP status where that says the failure, else the class of the error: a
 * request that the platform rejects has status 200.
 */
export function describeResponse({ status, error }: AttemptEnd): Attributes {
  const failed = error !== undefined;
  return {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(failed && { "error.type": status !== undefined && status >= 400 ? String(status) : errorType(error) }),
  };
}

/**
 * What a failure is, for spans. Its message stays away: it can quote the platform, and the platform
 * quotes phone numbers.
 */
export function describeError(error: unknown): Attributes {
  if (error === undefined) return {};
  return {
    "error.type": errorType(error),
    ...platformCode(error),
    ...(isCloopenError(error) && { "cloopen.may_have_acted": error.mayHaveActed }),
  };
}

/** The six digits of the platform, where it rejected the request. */
export function platformCode(error: unknown): Attributes {
  return isCloopenApiError(error) ? { "cloopen.status_code": error.statusCode } : {};
}

/** Names of our own classes only: those of others are open-ended. */
function errorType(error: unknown): string {
  return isCloopenError(error) ? error.name : "_OTHER";
}
