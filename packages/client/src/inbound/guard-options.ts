/** Who may knock, and how much they may bring. Callbacks are not signed: a secret in the address is what keeps others out. */
export interface WebhookGuardOptions {
  /**
   * A segment that must stand in the path of every request, such as `5f2c…` in `https://app.example.com/cloopen/5f2c…/sms`: at least 16 letters, digits or
   * `-._~`. A request without it is answered 404. `false` when something in front of this handler guards the address.
   */
  readonly secret: string | false;
  /** Addresses and CIDR ranges that requests may come from, IPv4 or IPv6. All others are answered 403. The vendor publishes none: read them from your logs. */
  readonly allowedSources?: readonly string[];
  /** How many proxies of your own stand in front and add to `X-Forwarded-For`; 0 by default, and the header is then not looked at. */
  readonly trustedProxies?: number;
  /** Finds the sender's address where your platform tells it otherwise, in `CF-Connecting-IP`, say. */
  readonly remoteAddress?: (request: Request) => string | undefined;
  /** Largest body that is read; 65,536 by default, some thirty times the largest callback. More is answered 413. */
  readonly maxBodyBytes?: number;
  /** Hears what a handler of yours threw; the sender sees a bare 500. Writes the error to the console by default. Mind that the URL of the request holds the secret. */
  readonly onError?: (error: unknown, request: Request) => void;
  /** Hears of each request that was turned away, and why. */
  readonly onRejected?: (refusal: Rejection, request: Request) => void;
}

/** Why a request was turned away. The sender sees the status only. */
export interface Rejection {
  /** 400 not readable, 403 another source, 404 without the secret, 405 another method, 413 too large. */
  readonly status: 400 | 403 | 404 | 405 | 413;
  readonly reason: string;
}

/**
 * Answers a request of the platform. It never rejects. Fits every server that speaks `Request` and `Response`; `toNodeListener` fits it to Node's own.
 *
 * @param remoteAddress of the sender, where the server knows it and `allowedSources` asks for it
 */
export type PlatformHandler = (request: Request, remoteAddress?: string) => Promise<Response>;
