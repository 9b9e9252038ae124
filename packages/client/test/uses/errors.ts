import {
  type CloopenApiError,
  CloopenError,
  isCloopenApiError,
  isCloopenConnectionError,
  isCloopenError,
  isCloopenTimeoutError,
  type Retryable,
  type StatusCode,
} from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";

/** What a caller does with what is thrown. */
export function advise(error: unknown): string {
  if (isCloopenApiError(error)) return adviseOn(error);
  if (isCloopenTimeoutError(error) || isCloopenConnectionError(error)) return error.message;
  return isCloopenError(error) && error instanceof CloopenError ? error.kind : "not ours";
}

function adviseOn(error: CloopenApiError): string {
  const noBalance: StatusCode = "112305";
  const retryable: Retryable = error.retryable;
  return error.statusCode === noBalance ? "top up" : `${retryable}: ${explain(error)?.en}`;
}
