import { Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";

/**
 * How long an idle connection is kept, in milliseconds, where the server announces nothing. Servers
 * commonly close idle connections after 5 seconds (Node) to 75 (nginx). A client that closes first
 * does not lose a request to that.
 */
export const IDLE_MS = 4_000;

/** Keeps idle connections for as long as it is safe. */
export class IdleHttpAgent extends HttpAgent {
  constructor() {
    super({ keepAlive: true, timeout: IDLE_MS });
  }

  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket);
    return limitIdleTime(socket);
  }
}

/** The same over TLS. */
export class IdleHttpsAgent extends HttpsAgent {
  constructor() {
    super({ keepAlive: true, timeout: IDLE_MS });
  }

  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket);
    return limitIdleTime(socket);
  }
}

const announced = new WeakMap<Duplex, number>();

/** Records the idle time that the server announces: `Keep-Alive: timeout=5`, in seconds. */
export function noteKeepAlive({ headers, socket }: IncomingMessage): void {
  const hint = headers["keep-alive"];
  const seconds = typeof hint === "string" ? /(?:^|[\s,])timeout=(\d+)/i.exec(hint)?.[1] : undefined;
  if (seconds !== undefined) announced.set(socket, Number(seconds) * 1000);
}

/** @returns whether the connection may be kept at all */
function limitIdleTime(socket: Duplex): boolean {
  const ms = announced.get(socket);
  if (ms === undefined || !("setTimeout" in socket) || typeof socket.setTimeout !== "function") return true;
  // A second less than announced, for the round trip; at least half of it.
  const idle = Math.min(IDLE_MS, Math.max(ms - 1000, ms / 2));
  if (idle > 0) socket.setTimeout(idle);
  return idle > 0;
}
