import { serveOnLoopback } from "./serve-on-loopback.js";

/** A server on loopback that takes the platform's callbacks. */
export interface CallbackReceiver {
  readonly url: string;
  /** Resolves with the next callback: how it was labelled, its path and its body. */
  next(): Promise<ReceivedCallback>;
  close(): Promise<void>;
}

/** One callback as it came. */
export interface ReceivedCallback {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

const PATIENCE_MS = 10_000;

/** Starts the receiver. It replies to every callback as the platform expects. */
export async function createCallbackReceiver(): Promise<CallbackReceiver> {
  const received: ReceivedCallback[] = [];
  let wake: (() => void) | undefined;
  const { origin, close } = await serveOnLoopback((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      response.setHeader("Content-Type", "application/xml;charset=utf-8");
      response.end("<Response><statuscode>000000</statuscode></Response>");
      received.push({ path: request.url ?? "", contentType: request.headers["content-type"], body });
      wake?.();
    });
  });
  return {
    url: origin,
    async next() {
      const deadline = AbortSignal.timeout(PATIENCE_MS);
      while (received.length === 0) {
        await new Promise<void>((resolve, reject) => {
          wake = resolve;
          deadline.addEventListener("abort", () => reject(new Error("no callback came within 10 seconds")), {
            once: true,
          });
        });
      }
      const callback = received.shift();
      if (callback === undefined) throw new Error("no callback");
      return callback;
    },
    close,
  };
}
