/**
 * Access rules and limits for incoming webhooks. The platform signs no webhook, so a secret in the
 * URL protects the handler.
 */
export interface WebhookGuardOptions {
  /**
   * A segment that the path of every request must have, such as `5f2c…` in
   * `https://app.example.com/cloopen/5f2c…/sms`. At least 16 letters, digits or `-._~`. A request
   * without it is rejected with 404. `false` when a proxy in front of this handler protects the
   * URL.
   */
  readonly secret: string | false;
  /**
   * With `secret: false`: path prefix of the requests for this handler, such as `/cloopen`; `/` for
   * all. Other requests are rejected with 404. Without it, the handler takes every path, or every
   * path below its mount path in Express.
   */
  readonly basePath?: string;
  /**
   * Allowed source addresses and CIDR ranges, IPv4 or IPv6. Others are rejected with 403. The
   * vendor publishes no addresses: take them from your logs.
   */
  readonly allowedSources?: readonly string[];
  /**
   * Number of your own proxies that append to `X-Forwarded-For`. Default: 0, which ignores the
   * header.
   */
  readonly trustedProxies?: number;
  /**
   * Returns the sender's address where your server has it elsewhere, such as in `CF-Connecting-IP`.
   */
  readonly remoteAddress?: (request: Request) => string | undefined;
  /**
   * Largest accepted body in bytes. Default: 65,536, some thirty times the largest webhook. Larger
   * bodies are rejected with 413.
   */
  readonly maxBodyBytes?: number;
  /**
   * Receives every error of your handlers, stores and listeners. The sender gets an empty 500,
   * except for CallAuth, whose call is rejected. By default the error is written to the console.
   * The URL of the request holds the secret.
   */
  readonly onError?: (error: unknown, request: Request) => void;
  /**
   * Receives each rejected request with the reason. By default, 400 and 413 are written to the
   * console, since these requests had the secret.
   */
  readonly onRejected?: (rejection: Rejection, request: Request) => void;
}

/** Names of the guard's options, for validation. */
export const GUARD_OPTIONS: Record<keyof WebhookGuardOptions, true> = {
  secret: true,
  basePath: true,
  allowedSources: true,
  trustedProxies: true,
  remoteAddress: true,
  maxBodyBytes: true,
  onError: true,
  onRejected: true,
};

/** Why a request was rejected. The sender sees the status only. */
export interface Rejection {
  /**
   * HTTP status of the response.
   *
   * - 400: not readable
   * - 403: source not allowed
   * - 404: not below the secret or `basePath`
   * - 405: method not allowed
   * - 413: too large
   * - 503: a duplicate, while another process handles the first delivery
   */
  readonly status: 400 | 403 | 404 | 405 | 413 | 503;
  readonly reason: string;
}

/** Thrown behind a guard to reject a request. */
export class RejectedRequest extends Error implements Rejection {
  readonly status: Rejection["status"];
  /** Methods to name in `Allow`. */
  readonly allow: string | undefined;

  constructor(status: Rejection["status"], reason: string, allow?: string) {
    super(reason);
    this.status = status;
    this.allow = allow;
  }

  get reason(): string {
    return this.message;
  }
}

/**
 * Handles a request of the platform. It never rejects. Works with every server that uses `Request`
 * and `Response`; `toNodeListener` adapts it to Node's.
 *
 * @param remoteAddress the sender's address, which `allowedSources` needs
 */
export interface PlatformHandler {
  (request: Request, remoteAddress?: string): Promise<Response>;
  /**
   * Whether a request is for this handler, by its path alone. A middleware passes on the others.
   */
  readonly matches?: (request: Request) => boolean;
  /** Whether the handler takes every path: `secret` is false, and there is no `basePath`. */
  readonly matchesAnyPath?: boolean;
}

/** A {@link PlatformHandler} that says which paths it takes. */
export type GuardedHandler = PlatformHandler & Required<Pick<PlatformHandler, "matches" | "matchesAnyPath">>;
