import type { Hooks } from "../hooks/hooks.js";
import type { Format, Formats } from "../protocol/format.js";
import type { UnknownFields } from "../protocol/unknown-fields.js";
import type { Effects } from "../transport/effects.js";
import type { Transport } from "../transport/transport.js";
import type { RetryOptions } from "./retry-options.js";

/** Options of `createClient`. Ids, token and base URL default to `CLOOPEN_*` in the environment. */
export interface ClientOptions {
  /** ACCOUNT SID of the console, 32 letters and digits. Default: `CLOOPEN_ACCOUNT_SID`. */
  readonly accountSid?: string;
  /** AUTH TOKEN of the console. Secret. Default: `CLOOPEN_AUTH_TOKEN`. */
  readonly authToken?: string;
  /** Id of the application, put into every body that needs one. Default: `CLOOPEN_APP_ID`. */
  readonly appId?: string;
  /**
   * Base URL up to the version segment. Default: `CLOOPEN_BASE_URL`, else the platform. Plain http
   * is accepted for loopback only.
   */
  readonly baseUrl?: string;
  /**
   * Format of requests and responses where a call sets none. Default: the format that the vendor's
   * clients use, XML under `ivr/`, else JSON.
   */
  readonly format?: Format | Partial<Formats>;
  /** Time limit of one attempt, response body included, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number;
  /** Time limit of a call with all its attempts and pauses, in milliseconds. Default: none. */
  readonly deadlineMs?: number;
  /** Retries calls that are safe to retry; `false` disables retries. Default: three attempts. */
  readonly retry?: RetryOptions | false;
  /** Observes calls and attempts, for logs, metrics and traces. */
  readonly hooks?: Hooks;
  /**
   * Allows the client to run in a browser. Every visitor of the page can then read the token and
   * spend your money.
   */
  readonly dangerouslyAllowBrowser?: boolean;
  /**
   * Sends the requests. Default: `nodeTransport()` of `@cloopen-rest/client/node` in Node,
   * `fetchTransport()` elsewhere. Proxies, your own CA and client certificates come in through
   * `nodeTransport({ agent })`.
   */
  readonly transport?: Transport;
  /** Replaces the clock, the random source or sleep, for tests. */
  readonly effects?: Partial<Effects>;
}

/** Options of one call. */
export interface CallOptions {
  /** Format of this request and its response. */
  readonly format?: Format | Partial<Formats>;
  /**
   * Aborts the call with a `CloopenAbortError`. Its `mayHaveActed` says whether the platform may
   * have acted.
   */
  readonly signal?: AbortSignal;
  /** Time limit of one attempt, response body included, in milliseconds. */
  readonly timeoutMs?: number;
  /**
   * Time limit of the call with all its attempts and pauses, in milliseconds. It starts after an
   * uploaded stream was read.
   */
  readonly deadlineMs?: number;
  /** Retries the call if that is safe; `false` disables retries. */
  readonly retry?: RetryOptions | false;
  /**
   * Receives each response as it came, with the fields that the contract does not know. Errors that
   * it throws are ignored.
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
