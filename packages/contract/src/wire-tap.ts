import { connect as connectTcp, createServer, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** What went over one connection. */
export interface Exchange {
  readonly sent: Buffer;
  readonly received: Buffer;
}

/** A proxy on loopback that hands bytes on as they are and keeps them. */
export interface WireTap {
  /** Base URL to give to a client in place of the server's. */
  readonly url: string;
  /** Everything since the last call, sent and received. */
  take(): Exchange;
  close(): Promise<void>;
}

/**
 * Puts a tap before a server. A client that talks to it is seen byte for byte, as it would send to the server; for a server behind TLS the tap does the TLS,
 * and puts the server's name into the `Host` line.
 *
 * @param baseUrl base URL of the server
 */
export async function createWireTap(baseUrl: string): Promise<WireTap> {
  const target = new URL(baseUrl);
  const secure = target.protocol === "https:";
  const port = Number(target.port || (secure ? 443 : 80));
  let sent: Buffer[] = [];
  let received: Buffer[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = secure
      ? connectTls({ host: target.hostname, port, servername: target.hostname })
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
    client.on("data", (data) => {
      sent.push(data);
      upstream.write(secure ? withHost(data, target.host) : data);
    });
    upstream.on("data", (data) => {
      received.push(data);
      client.write(data);
    });
    client.on("end", () => upstream.end());
    upstream.on("end", () => client.end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const ownPort = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${ownPort}${target.pathname.replace(/\/$/, "")}`,
    take() {
      const exchange = { sent: Buffer.concat(sent), received: Buffer.concat(received) };
      sent = [];
      received = [];
      return exchange;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function withHost(data: Buffer, host: string): Buffer {
  const text = data.toString("latin1");
  return Buffer.from(text.replace(/^(host:)[^\r\n]*/im, `$1 ${host}`), "latin1");
}
