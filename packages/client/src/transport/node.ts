import { type ClientRequest, type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { IdleHttpAgent, IdleHttpsAgent, noteKeepAlive } from "./node-agents.js";
import { readResponse } from "./node-response.js";
import {
  type HttpRequest,
  type HttpResponse,
  LONGEST_TIMER_MS,
  type SendOptions,
  systemCode,
  type Transport,
  TransportError,
  type TransportFailure,
} from "./transport.js";

/** Options of {@link nodeTransport}. */
export interface NodeTransportOptions {
  /**
   * Manages the connections in place of the built-in keep-alive agents. Use an `https.Agent` with
   * your `ca`, `cert` and `key`, or a proxy agent such as `https-proxy-agent`. It then decides how
   * long idle connections are kept.
   */
  readonly agent?: HttpAgent;
}

/**
 * Creates the transport of Node, over `node:https` with kept connections. It sends a request once,
 * whatever the response is, and knows whether any byte was written.
 *
 * When the server has closed a kept connection, that is noticed before the request is written.
 * Another connection is then used.
 *
 * @example
 * ```ts
 * import { Agent } from "node:https";
 * import { createClient } from "@cloopen-rest/client";
 * import { nodeTransport } from "@cloopen-rest/client/node";
 *
 * const agent = new Agent({ keepAlive: true, timeout: 4_000, maxSockets: 16 });
 * const cloopen = createClient({ transport: nodeTransport({ agent }) });
 * ```
 *
 * @throws {CloopenConfigError} when `agent` is not an agent
 */
export function nodeTransport({ agent }: NodeTransportOptions = {}): Transport {
  const given: unknown = agent;
  if (given !== undefined && !(typeof given === "object" && given !== null && "addRequest" in given))
    throw new CloopenConfigError("agent must be an Agent of node:http or node:https, or one that extends it");
  const agents = { http: agent ?? new IdleHttpAgent(), https: agent ?? new IdleHttpsAgent() };
  return (request, options) =>
    new Promise((resolve, reject) => new Exchange(agents, request, options, resolve, reject).start());
}

/**
 * Runs after pending network events were handled. The second `setImmediate` always comes after a
 * poll phase, whichever phase this is.
 */
function afterPoll(run: () => void): void {
  setImmediate(() => setImmediate(run));
}

/** One request and its response. */
class Exchange {
  readonly #agents: Readonly<Record<"http" | "https", HttpAgent>>;
  readonly #request: HttpRequest;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: TransportError) => void;
  readonly #timer: ReturnType<typeof setTimeout>;
  #outgoing: ClientRequest | undefined;
  /** The connection is established, TLS included. */
  #connected = false;
  /** The request was written to the connection. */
  #written = false;
  #responded = false;
  #settled = false;

  constructor(
    agents: Readonly<Record<"http" | "https", HttpAgent>>,
    request: HttpRequest,
    { signal, timeoutMs }: SendOptions,
    resolve: (response: HttpResponse) => void,
    reject: (error: TransportError) => void,
  ) {
    this.#agents = agents;
    this.#request = request;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => this.#fail("timeout"), Math.min(timeoutMs, LONGEST_TIMER_MS));
    signal?.addEventListener("abort", this.#onAbort);
  }

  start(): void {
    const { method, url, headers } = this.#request;
    const { secure, hostname, port, path } = splitUrl(url);
    const send = secure ? httpsRequest : httpRequest;
    const agent = secure ? this.#agents.https : this.#agents.http;
    let outgoing: ClientRequest;
    try {
      outgoing = send({ method, hostname, port, path, headers, agent });
    } catch (error) {
      // An agent that throws, or a header that HTTP cannot carry.
      this.#fail("connection", systemCode(error));
      return;
    }
    this.#outgoing = outgoing;
    this.#connected = false;
    this.#written = false;
    outgoing.once("socket", (socket) => this.#onSocket(outgoing, socket));
    outgoing.once("response", (response) => this.#onResponse(response));
    outgoing.on("error", (error) => this.#onError(outgoing, error));
    outgoing.once("close", () => this.#onError(outgoing));
  }

  #onSocket(outgoing: ClientRequest, socket: Socket): void {
    if (outgoing.reusedSocket) {
      // The server may have closed it: pending events are handled before anything is written.
      afterPoll(() => this.#write(outgoing));
      this.#connected = true;
      return;
    }
    this.#connected = !isConnecting(socket);
    if (!this.#connected) {
      const event = "encrypted" in socket ? "secureConnect" : "connect";
      socket.once(event, () => {
        this.#connected = true;
      });
    }
    this.#write(outgoing);
  }

  #write(outgoing: ClientRequest): void {
    if (this.#settled || outgoing !== this.#outgoing) return;
    this.#written = true;
    const { body } = this.#request;
    if (typeof body === "object") void this.#pipe(body, outgoing);
    else outgoing.end(body);
  }

  async #pipe(body: Blob, outgoing: ClientRequest): Promise<void> {
    outgoing.setHeader("Content-Length", body.size);
    try {
      for await (const chunk of body.stream()) {
        if (this.#settled) return;
        if (!outgoing.write(chunk)) await drained(outgoing);
      }
      outgoing.end();
    } catch {
      this.#fail("connection", "ERR_UNREADABLE_BODY");
    }
  }

  #onResponse(response: IncomingMessage): void {
    this.#responded = true;
    noteKeepAlive(response);
    readResponse(
      response,
      (text) => {
        if (this.#settle()) this.#resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      },
      (error) => {
        if (error instanceof TransportError) this.#fail(error.failure);
        else this.#fail("connection", systemCode(error) ?? "ERR_CLOSED");
      },
    );
  }

  /** @param error absent when the connection closed without one, after `101 Switching Protocols` */
  #onError(outgoing: ClientRequest, error?: Error): void {
    if (this.#settled || this.#responded || outgoing !== this.#outgoing) return;
    // Nothing was written on the closed connection, so another one is used.
    if (outgoing.reusedSocket && !this.#written) this.start();
    else this.#fail("connection", systemCode(error) ?? "ERR_CLOSED");
  }

  readonly #onAbort = (): void => this.#fail("aborted");

  #fail(failure: TransportFailure, code?: string): void {
    if (!this.#settle()) return;
    this.#reject(new TransportError(failure, { requestSent: this.#connected && this.#written, code }));
    this.#outgoing?.destroy();
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }
}

/**
 * Conservative: what does not say that it is connecting counts as connected, so that `requestSent`
 * is never false by mistake.
 */
function isConnecting(socket: Socket): boolean {
  return socket.connecting || ("secureConnecting" in socket && socket.secureConnecting === true);
}

async function drained(outgoing: ClientRequest): Promise<void> {
  await new Promise((resolve) => outgoing.once("drain", resolve).once("close", resolve));
}

interface Origin {
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: string;
}

/** Cache of parsed origins: `new URL` for every request would cost as much as signing it. */
const origins = new Map<string, Origin>();

function splitUrl(url: string): Origin & { readonly path: string } {
  const end = url.indexOf("/", url.indexOf("//") + 2);
  const key = url.slice(0, end);
  let origin = origins.get(key);
  if (origin === undefined) {
    const { protocol, hostname, port } = new URL(key);
    // Node wants IPv6 addresses without brackets.
    origin = { secure: protocol === "https:", hostname: hostname.replace(/^\[|\]$/g, ""), port };
    if (origins.size >= MAX_ORIGINS) origins.clear();
    origins.set(key, origin);
  }
  return { ...origin, path: url.slice(end) };
}

const MAX_ORIGINS = 100;
