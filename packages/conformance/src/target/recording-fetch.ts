import type { Exchange, HttpMessage } from "./http-message.js";

/** A `fetch` without a port that records its exchanges. */
export interface RecordingFetch {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Every exchange since the last call. */
  take(): readonly Exchange[];
  forget(): void;
}

/**
 * Records the exchanges of a request handler. Messages come from `Request` and `Response`, not from
 * bytes: headers that a transport adds, duplicate headers and their order cannot be seen.
 */
export function recordFetch(handle: (request: Request) => Promise<Response>): RecordingFetch {
  let exchanges: Exchange[] = [];
  return {
    async fetch(url, init) {
      const request = new Request(url, init);
      const sent = await readMessage(startOf(request), request.clone());
      const response = await handle(request);
      const received = await readMessage(`HTTP/1.1 ${response.status} `, response.clone());
      exchanges.push({ request: sent, reply: received });
      return response;
    },
    take() {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    forget() {
      exchanges = [];
    },
  };
}

function startOf({ method, url }: Request): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search} HTTP/1.1`;
}

async function readMessage(startLine: string, message: Request | Response): Promise<HttpMessage> {
  return { startLine, headers: new Map(message.headers), body: Buffer.from(await message.arrayBuffer()) };
}
