import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** One batch of requests. */
export interface LoadOrder {
  readonly baseUrl: string;
  readonly times: number;
  /** What every response must contain: a server that rejects is quick. */
  readonly expected: string;
}

/** A generator of load in a process of its own. */
export interface Load {
  /**
   * Sends SMS to a server, 16 at a time.
   *
   * @returns how long each took, in milliseconds
   * @throws when a connection fails, a response is not the expected one, or a batch takes more than a minute
   */
  send(order: LoadOrder): Promise<readonly number[]>;
  stop(): void;
}

const LONGEST_BATCH_MS = 60_000;

/** Starts a generator of load. */
export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL("load-program.js", import.meta.url)));
  return {
    async send(order) {
      child.send(order);
      const [reply]: { latencies?: readonly number[]; error?: string }[] = await once(child, "message", {
        signal: AbortSignal.timeout(LONGEST_BATCH_MS),
      });
      if (reply?.latencies === undefined) throw new Error(`the load on ${order.baseUrl} failed: ${reply?.error}`);
      return reply.latencies;
    },
    stop: () => void child.kill("SIGTERM"),
  };
}
