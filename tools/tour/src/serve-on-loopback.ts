import { createServer, type RequestListener } from "node:http";

/** A server on a free port of loopback. */
export interface LoopbackServer {
  readonly origin: string;
  /** Ends the server, and connections that are kept. */
  close(): Promise<void>;
}

/** Serves on loopback until it is closed. */
export async function serveOnLoopback(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
