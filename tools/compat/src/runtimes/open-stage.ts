import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSandbox } from "@cloopen-rest/sandbox";
import { freePort, listenOnLoopback } from "@cloopen-rest/test-kit";
import type { StageFacts } from "./smoke/stage-facts.js";

/** A sandbox on loopback, with what the suite needs around it. */
export interface Stage {
  readonly facts: StageFacts;
  /** Shows a page with a script, so that a browser has one origin with the sandbox. */
  serveScript(script: string): string;
  close(): Promise<void>;
}

const VERSION = "/2013-12-26";

/** Opens a stage. It takes no request with a body of unknown length, as the platform may not. */
export async function openStage(): Promise<Stage> {
  const subAccounts = ["d", "e"].map((letter) => ({ sid: letter.repeat(32), token: "f".repeat(32) }));
  const sandbox = createSandbox({ seed: 1, strict: true, subAccounts });
  let script = "";

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/", method = "GET", headers } = request;
    const body = await readBody(request);
    if (url.startsWith("/stalled")) return;
    if (url === "/")
      return void response.setHeader("Content-Type", "text/html").end("<!doctype html><title>smoke</title>");
    if (url === "/smoke.js") return void response.setHeader("Content-Type", "text/javascript").end(script);
    if (method === "POST" && headers["content-length"] === undefined) return void response.writeHead(411).end();
    const plain = Object.entries(headers).filter((header): header is [string, string] => typeof header[1] === "string");
    const forwarded = new Request(`http://127.0.0.1${url}`, {
      method,
      headers: plain,
      ...(method === "POST" && { body }),
    });
    const reply = await sandbox.fetch(forwarded);
    response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(Buffer.from(await reply.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  const origin = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  const closedUrl = `http://127.0.0.1:${await freePort()}${VERSION}`;
  const { accountSid, authToken, appId } = sandbox;
  return {
    facts: { baseUrl: origin + VERSION, stalledUrl: `${origin}/stalled`, closedUrl, accountSid, authToken, appId },
    serveScript: (text) => {
      script = text;
      return origin;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
