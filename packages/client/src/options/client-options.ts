import type { Hooks } from "../hooks/hooks.js";
import type { Format, Formats } from "../protocol/format.js";
import type { UnknownFields } from "../protocol/unknown-fields.js";
import type { Effects } from "../transport/effects.js";
import type { Transport } from "../transport/transport.js";
import type { RetryOptions } from "./retry-options.js";

/** Options of `createClient`. Ids, token and address default to `CLOOPEN_*` in the environment. */
export interface ClientOptions {
  /** ACCOUNT SID of the console, 32 letters and digits. Default: `CLOOPEN_ACCOUNT_SID`. */
  readonly accountSid?: string;
  /** AUTH TOKEN of the console. Secret. Default: `CLOOPEN_AUTH_TOKEN`. */
  readonly authToken?: string;
  /** Id of the application, put into every body that needs one. Default: `CLOOPEN_APP_ID`. */
  readonly appId?: string;
  /**
   * Address up to the version segment. Default: `CLOOPEN_BASE_URL`, else the platform. Plain http
   * is taken for loopback only.
   */
  readonly baseUrl?: string;
  /**
   * Format of requests and replies where a call does not say. Default: the format that the vendor's
   * clients use, XML under `ivr/`, else JSON.
   */
  readonly format?: Format | Partial<Formats>;
  /** Longest wait for one answer, body included, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number;
  /** Longest wait for a call with all its attempts and pauses, in milliseconds. Default: none. */
  readonly deadlineMs?: number;
  /** Retries of what is safe to retry; `false` for none. Default: three attempts. */
  readonly retry?: RetryOptions | false;
  /** Look on at calls and attempts, for logs, metrics and traces. */
  readonly hooks?: Hooks;
  /**
   * Run in a browser all the same. Whoever opens the page can then take the token and spend your
   * money.
   */
  readonly dangerouslyAllowBrowser?: boolean;
  /**
   * Sends the requests. Default: `nodeTransport()` of `@cloopen-rest/client/node` in Node,
   * `fetchTransport()` elsewhere. Proxies, your own CA and client certificates come in through
   * `nodeTransport({ agent })`.
   */
  readonly transport?: Transport;
  /** Replaces clock, chance or sleep, for tests. */
  readonly effects?: Partial<Effects>;
}

/** Options of one call. */
export interface CallOptions {
  /** Format of this request and its reply. */
  readonly format?: Format | Partial<Formats>;
  /**
   * Aborts the call, with a `CloopenAbortError`. Its `mayHaveActed` says whether the platform may
   * have acted all the same.
   */
  readonly signal?: AbortSignal;
  /** Longest wait for the answer to one attempt, body included, in milliseconds. */
  readonly timeoutMs?: number;
  /**
   * Longest wait for the call with all its attempts and pauses, in milliseconds. A stream that is
   * uploaded is read before.
   */
  readonly deadlineMs?: number;
  /** Retries of what is safe to retry; `false` for none. */
  readonly retry?: RetryOptions | false;
  /**
   * Gets each response as it came, with the fields that the contract does not know. What it throws
   * changes nothing.
   */
  readonly onResponse?: (response: RawResponse) => void;
}

/** A response of the platform as it came. It may hold secrets, such as a `subToken`. */
export interface RawResponse {
  readonly status: number;
  /** The whole body. */
  readonly text: string;
  /**
   * Fields that the contract does not know, by their path; empty where the body is neither JSON nor
   * XML.
   */
  readonly unknownFields: UnknownFields;
}
