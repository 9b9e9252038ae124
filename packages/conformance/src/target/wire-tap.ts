import { connect as connectTcp, createServer as createTcpServer, type Socket } from "node:net";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";
import { listenOnLoopback } from "@cloopen-rest/test-kit";
import type { Pair } from "./certificate.js";
import { type Exchange, parseHttpMessage } from "./http-message.js";

/** Bytes of one connection since the last read. */
interface Flow {
  sent: Buffer[];
  received: Buffer[];
}

/** A proxy on loopback that hands bytes on as they are and keeps them. */
export interface WireTap {
  /** Base URL to give to a client in place of the server's. */
  readonly url: string;
  /**
   * Every exchange since the last call, at most one for each connection, in the order in which the connections were made.
   *
   * @throws {Error} when a connection carried anything but one request and one response
   */
  take(): readonly Exchange[];
  /** Lets go of what was seen so far. */
  forget(): void;
  close(): Promise<void>;
}

/** Options of {@link createWireTap}. */
export interface WireTapOptions {
  /** Use TLS towards the client, with this certificate. The client then sends as it does over TLS, and checks the certificate. */
  readonly tls?: Pair | undefined;
}

/**
 * Puts a tap before a server. A client that talks to it is seen byte for byte, as it would send to the server; for a server behind TLS the tap does the TLS, checks
 * its certificate, and puts the server's name into the `Host` line.
 *
 * @param baseUrl base URL of the server
 */
export async function createWireTap(baseUrl: string, { tls }: WireTapOptions = {}): Promise<WireTap> {
  const target = new URL(baseUrl);
  const secure = target.protocol === "https:";
  const port = Number(target.port || (secure ? 443 : 80));
  const flows = new Set<Flow>();
  const sockets = new Set<Socket>();

  function join(client: Socket): void {
    const flow: Flow = { sent: [], received: [] };
    flows.add(flow);
    const upstream = secure
      ? connectTls({ host: target.hostname, port, servername: isName(target.hostname) ? target.hostname : "" })
      : connectTcp({ host: target.hostname, port });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      // Either side may hang up first; the other then ends, too.
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (data: Buffer) => {
      flow.sent.push(data);
      upstream.write(secure ? withHost(data, target.host) : data);
    });
    upstream.on("data", (data: Buffer) => {
      flow.received.push(data);
      client.write(data);
    });
    client.on("end", () => upstream.end());
    upstream.on("end", () => client.end());
  }

  function forget(): void {
    for (const flow of flows) [flow.sent, flow.received] = [[], []];
  }

  const server = tls === undefined ? createTcpServer(join) : createTlsServer(tls, join);
  const ownPort = await listenOnLoopback(server);

  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${ownPort}${target.pathname.replace(/\/$/, "")}`,
    take() {
      const seen = [...flows].filter(({ sent, received }) => sent.length + received.length > 0);
      const bytes = seen.map(({ sent, received }) => ({
        sent: Buffer.concat(sent),
        received: Buffer.concat(received),
      }));
      forget();
      return bytes.map(({ sent, received }) => ({
        request: parseHttpMessage(sent),
        reply: parseHttpMessage(received),
      }));
    },
    forget,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An address cannot be the name that is asked for in TLS. */
function isName(host: string): boolean {
  return !/^[\d.]+$|^\[/.test(host);
}

function withHost(data: Buffer, host: string): Buffer {
  const text = data.toString("latin1");
  return Buffer.from(text.replace(/^(host:)[^\r\n]*/im, `$1 ${host}`), "latin1");
}
