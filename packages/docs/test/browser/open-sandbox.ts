import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { listenOnLoopback } from "@cloopen-rest/test-kit";

/** A sandbox that lets pages in. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  /** Base URL for clients. */
  readonly url: string;
  close(): void;
}

/** Serves a sandbox on loopback with what a browser wants to hear before it lets a page from anywhere, `file://` included, speak to it. */
export async function openSandbox(): Promise<OpenSandbox> {
  const sandbox = createSandbox({ seed: 1 });
  const server = createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "null");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const { method = "GET", url = "/" } = request;
    const headers = { ...request.headers } as Record<string, string>;
    const body = method === "GET" ? null : new Uint8Array(await buffer(request));
    const reply = await sandbox.fetch(new Request(`http://127.0.0.1${url}`, { method, headers, body }));
    response.writeHead(reply.status, { "Content-Type": reply.headers.get("Content-Type") ?? "" });
    response.end(await reply.text());
  });
  const port = await listenOnLoopback(server);
  return { sandbox, url: `http://127.0.0.1:${port}/2013-12-26`, close: () => server.close() };
}
