import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string | undefined;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server on loopback that keeps what it got and responds with what a test gives it. */
export interface Platform {
  readonly baseUrl: string;
  /** What arrived since the last call. */
  take(): readonly Arrived[];
  respond(response: { readonly status: number; readonly contentType: string; readonly body: string }): void;
  close(): Promise<void>;
}

/** Starts a {@link Platform} on a free port. */
export async function startPlatform(): Promise<Platform> {
  let arrived: Arrived[] = [];
  let current = { status: 200, contentType: "application/json", body: '{"statusCode":"000000"}' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    arrived.push({ method: request.method, url, headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(current.status, { "content-type": current.contentType });
    response.end(current.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/2013-12-26`,
    take() {
      const all = arrived;
      arrived = [];
      return all;
    },
    respond(response) {
      current = { ...response };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
