import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { CONSOLE_PATH } from "../control/control-app.js";
import { makeCertificate } from "./make-certificate.js";

/** Options of `sandbox.listen`. */
export interface ListenOptions {
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Serve TLS: with a certificate of yours, or `true` for a self-signed one for localhost and 127.0.0.1. */
  readonly tls?: boolean | { readonly cert: string; readonly key: string };
}

/** A sandbox that is listening. */
export interface Listening {
  /** Base URL for clients, up to the version segment. */
  readonly url: string;
  /** The sandbox's own pages. */
  readonly console: string;
  /** The certificate, in PEM, where TLS is served; clients need to trust it. */
  readonly certificate: string | undefined;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Serves a handler over HTTP or TLS. */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { host = "127.0.0.1", port = 0, tls = false }: ListenOptions = {},
): Promise<Listening> {
  const pair = tls === true ? await makeCertificate() : tls === false ? undefined : tls;
  const server = pair
    ? createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions: pair })
    : createAdaptorServer({ fetch, createServer: createHttpServer });
  // Under TLS, connections that have not finished their handshake are known to nobody else.
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const origin = `${pair ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${portOf(server.address())}`;
  return {
    url: `${origin}/2013-12-26`,
    console: `${origin}${CONSOLE_PATH}`,
    certificate: pair?.cert,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
