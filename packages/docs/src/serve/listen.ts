import type { Server } from "node:http";

const HOST = "127.0.0.1";
const DEFAULT_PORT = 8080;

/**
 * Starts a server on loopback, and returns its address. Where no port was asked for, 8080 is tried first and any free one taken if that is in use.
 *
 * @throws when the port that was asked for cannot be had
 */
export async function listen(server: Server, port?: number): Promise<string> {
  try {
    return await bind(server, port ?? DEFAULT_PORT);
  } catch (error) {
    if (port !== undefined || !isInUse(error)) throw error;
    return await bind(server, 0);
  }
}

function bind(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(`http://${HOST}:${typeof address === "object" && address !== null ? address.port : port}/`);
    });
  });
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
