/**
 * Access rules and limits for incoming webhooks. The platform signs nothing: a secret in the
 * address is what keeps others out.
 */
export interface WebhookGuardOptions {
  /**
   * A segment that must be part of the path of every request, such as `5f2c…` in
   * `https://app.example.com/cloopen/5f2c…/sms`: at least 16 letters, digits or `-._~`. A request
   * without it is answered 404. `false` when something in front of this handler guards the address.
   */
  readonly secret: string | false;
  /**
   * With `secret: false`: path below which requests belong to this handler, such as `/cloopen`; `/`
   * for all of them. Everything else is answered 404. Without it every path belongs to the handler,
   * or every path below the one where Express mounted it.
   */
  readonly basePath?: string;
  /**
   * Addresses and CIDR ranges that requests may come from, IPv4 or IPv6. All others are answered
   * 403. The vendor publishes none: read them from your logs.
   */
  readonly allowedSources?: readonly string[];
  /**
   * Number of your own proxies in front that add to `X-Forwarded-For`; 0 by default, and the header
   * is then ignored.
   */
  readonly trustedProxies?: number;
  /** Finds the sender's address where your server has it elsewhere, in `CF-Connecting-IP`, say. */
  readonly remoteAddress?: (request: Request) => string | undefined;
  /**
   * Largest body that is read; 65,536 by default, some thirty times the largest callback. More is
   * answered 413.
   */
  readonly maxBodyBytes?: number;
  /**
   * Receives every error of a handler, a store or a listener of yours; the sender sees a bare 500,
   * except for CallAuth, which is refused. Writes the error to the console by default. The URL of
   * the request holds the secret.
   */
  readonly onError?: (error: unknown, request: Request) => void;
  /**
   * Receives each request that was rejected, and why. By default, 400 and 413 are written to the
   * console: these requests had the secret.
   */
  readonly onRejected?: (rejection: Rejection, request: Request) => void;
}

/** Names of the guard's options, for checking. */
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
   * 400 not readable, 403 another source, 404 not below the secret or `basePath`, 405 another
   * method, 413 too large, 503 a duplicate while another process handles the first.
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
 * Answers a request of the platform. It never rejects. Fits every server that speaks `Request` and
 * `Response`; `toNodeListener` fits it to Node's own.
 *
 * @param remoteAddress of the sender, where the server knows it and `allowedSources` needs it
 */
export interface PlatformHandler {
  (request: Request, remoteAddress?: string): Promise<Response>;
  /**
   * Whether a request is for this handler, by its path alone. A middleware passes on the others.
   */
  readonly matches?: (request: Request) => boolean;
  /** Every path belongs to this handler: `secret` is false, and there is no `basePath`. */
  readonly matchesAnyPath?: boolean;
}

/** A {@link PlatformHandler} that knows which paths are its own. */
export type GuardedHandler = PlatformHandler & Required<Pick<PlatformHandler, "matches" | "matchesAnyPath">>;
