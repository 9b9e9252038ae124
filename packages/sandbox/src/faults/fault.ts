/** Which requests a fault meets, and how often. */
export interface FaultAim {
  /** Only requests for this operation, by its operationId. Default: every request on the platform's paths. */
  readonly operation?: string;
  /** Only requests with this string in their body. */
  readonly match?: string;
  /** How many requests it meets before it is gone. Default: 1. */
  readonly times?: number | "always";
}

/** What goes wrong. Unless it says otherwise, the request is not carried out. */
export type FaultEffect =
  /** The request is carried out at once. Its usual reply comes that many milliseconds late, on the sandbox's clock. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The connection is reset as soon as the head of the request is there. */
  | { readonly kind: "reset-before" }
  /** The request is carried out, and the connection is reset instead of a response. */
  | { readonly kind: "reset-after" }
  /** The request is carried out; the connection is cut after half of the response's body, whose `Content-Length` is that of the whole. */
  | { readonly kind: "half-body" }
  /** The request is carried out; its response has another `Content-Type`, `text/html` by default. */
  | { readonly kind: "wrong-content-type"; readonly contentType?: string }
  /** Another HTTP status, such as 503, with a gateway's page; with `retryAfter`, a `Retry-After` header: seconds or a date. */
  | { readonly kind: "http-status"; readonly status: number; readonly retryAfter?: number | string }
  /** HTTP 200 with a page in HTML, as a proxy's log-in page. */
  | { readonly kind: "html" }
  /** HTTP 200 without a body. */
  | { readonly kind: "empty" }
  /** No response at all; the connection stays until the caller gives up. */
  | { readonly kind: "stall" }
  /** The platform's envelope with this status code. */
  | { readonly kind: "status-code"; readonly statusCode: string };

/** A fault that the sandbox is asked for: what goes wrong, with which requests, how often. */
export type Fault = FaultAim & FaultEffect;

/** What of a response is out when the connection ends. */
export interface BegunAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * The connection ends without a whole response. Without a port it looks as it does to a caller of `fetch`: a `TypeError` with the system's word as its cause.
 */
export class ConnectionCut extends TypeError {
  override readonly name = "ConnectionCut";
  /** `undefined` where nothing is out yet. */
  readonly begun: BegunAnswer | undefined;

  constructor(begun?: BegunAnswer) {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
    this.begun = begun;
  }
}

/**
 * Shows a cut connection to a caller without a port: as a response whose body fails after what is out.
 *
 * @throws {ConnectionCut} where nothing is out
 */
export function showCut(cut: ConnectionCut): Response {
  if (cut.begun === undefined) throw cut;
  const { bytes, status, headers }: BegunAnswer = cut.begun;
  let sent = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        // The error has to wait until the bytes are taken: it would throw them away.
        if (sent) controller.error(cut);
        else controller.enqueue(bytes);
        sent = true;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers });
}
