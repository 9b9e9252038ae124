import { once } from "node:events";
import { createServer, type Server } from "node:net";

/**
 * Starts a server on a free port of 127.0.0.1.
 *
 * @returns the port
 * @throws {Error} when the server cannot listen
 */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return address.port;
}

/** Finds a port of 127.0.0.1 on which nothing listens. Another process may take it before the caller does. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  server.close();
  await once(server, "close");
  return port;
}
