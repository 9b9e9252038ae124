import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type Answer, json } from "./answers.js";
import { type ReceivedRequest, readRequest } from "./received-request.js";

/**
 * A TCP server on loopback that records the received bytes and sends the responses of a test,
 * protocol errors included.
 */
export interface WireServer {
  /** Base URL for a client. */
  readonly baseUrl: string;
  /** What came since the last reset. */
  readonly requests: readonly ReceivedRequest[];
  /** Connections since the last reset. */
  readonly connections: number;
  /** The only request; throws unless there was exactly one. */
  theRequest(): ReceivedRequest;
  /** Sets the response to every further request. */
  answer(answer: Answer): void;
  /**
   * Resets that many of the next connections as soon as they are accepted: nothing is read from
   * them.
   */
  resetConnections(count: number): void;
  /** Clears the records, and responds with success again. */
  reset(): void;
  close(): Promise<void>;
}

export async function startWireServer(): Promise<WireServer> {
  const sockets = new Set<Socket>();
  let requests: ReceivedRequest[] = [];
  let connections = 0;
  let resets = 0;
  let current: Answer = json({ statusCode: "000000" });
  const server = createServer((socket) => {
    connections += 1;
    if (connections <= resets) return void socket.resetAndDestroy();
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      // A TLS handshake gets what a plain server says to it.
      if (bytes[0] === 0x16) return void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      const request = readRequest(bytes);
      if (request === undefined) return;
      bytes = Buffer.alloc(0);
      requests.push(request);
      current(socket, request);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/2013-12-26`,
    get requests() {
      return requests;
    },
    get connections() {
      return connections;
    },
    theRequest() {
      const [request, ...others] = requests;
      if (request === undefined || others.length > 0) throw new Error(`expected one request, got ${requests.length}`);
      return request;
    },
    answer(answer) {
      current = answer;
    },
    resetConnections(count) {
      resets = connections + count;
    },
    reset() {
      requests = [];
      connections = 0;
      resets = 0;
      current = json({ statusCode: "000000" });
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
