import type { StatusCode } from "../generated/status-code.js";
import { CloopenError, isCloopenError } from "./cloopen-error.js";
import { type Retryable, retryableOf } from "./retryable.js";

/** A status code. Editors complete the known ones; others are possible. */
export type AnyStatusCode = StatusCode | (string & Record<never, never>);

/** Thrown when the platform responded with a `statusCode` other than `000000`. */
export class CloopenApiError extends CloopenError {
  override readonly name = "CloopenApiError";
  override readonly kind = "api";
  /** Six digits, as a string: leading zeros matter. */
  readonly statusCode: AnyStatusCode;
  /** The platform's own text, when it sent one. Usually Chinese; never match on it. */
  readonly statusMsg: string | undefined;
  /**
   * Whether a retry may succeed: `never`, `later` or, after a correction, `now`. From the
   * catalogue; `never` for unknown codes.
   */
  readonly retryable: Retryable;
  /**
   * URL of the code in the rendered reference. Absolute where the release had an address for it;
   * else relative, such as `errors.en.html#112310`. Resolve that against the address where you serve it:
   * `new URL(error.docs, "http://127.0.0.1:8080/")`. The Chinese page is `errors.zh-CN.html`, with
   * the same anchors. A code within a range opens the range; an unknown code opens the page.
   */
  readonly docs: string;

  /** @param meaning of the code, in a few words of English */
  constructor(statusCode: string, statusMsg: string | undefined, operation?: string, meaning?: string) {
    super(
      `${[statusCode, statusMsg].filter(Boolean).join(" ")}${meaning === undefined ? "" : ` (${meaning})`}`,
      operation,
    );
    this.statusCode = statusCode;
    this.statusMsg = statusMsg;
    this.retryable = retryableOf(statusCode);
    // Removed rather than encoded: the code comes from the response, and half a surrogate pair
    // cannot be encoded.
    this.docs = `errors.en.html#${statusCode.replace(/[^\w-]/g, "")}`;
  }
}

/** Narrows to {@link CloopenApiError}; works across copies and realms. */
export function isCloopenApiError(value: unknown): value is CloopenApiError {
  return isCloopenError(value) && value.kind === "api";
}
