import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSandbox } from "@cloopen-rest/sandbox";

/** One request as it arrived, and what it was answered. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON of the reply; `undefined` when the reply is no JSON object. */
  readonly reply: Readonly<Record<string, unknown>> | undefined;
}

/** A sandbox on loopback that remembers what it was sent. */
export interface Stage {
  readonly exchanges: readonly Exchange[];
  /** What programs read of it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens a stage. Each reply in JSON has one member that no contract describes, as the platform may add one at any time. */
export async function openStage(options: { readonly strict: boolean; readonly addMember: boolean }): Promise<Stage> {
  const sandbox = createSandbox({ seed: 1, strict: options.strict });
  const exchanges: Exchange[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/", method = "GET" } = request;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers[name] = value;
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(chunks) };
    const reply = await sandbox.fetch(new Request(`http://127.0.0.1${url}`, { method, headers, ...body }));
    const text = await reply.text();
    const json = readObject(text);
    exchanges.push({ method, path: url.split("?")[0] ?? url, headers, reply: json });
    const sent =
      json === undefined || !options.addMember ? text : JSON.stringify({ ...json, futureMember: { more: "1" } });
    response.writeHead(reply.status, { "Content-Type": reply.headers.get("Content-Type") ?? "text/plain" }).end(sent);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stage has no port");
  return {
    exchanges,
    env: {
      CLOOPEN_BASE_URL: `http://127.0.0.1:${address.port}/2013-12-26`,
      CLOOPEN_ACCOUNT_SID: sandbox.accountSid,
      CLOOPEN_AUTH_TOKEN: sandbox.authToken,
      CLOOPEN_APP_ID: sandbox.appId,
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
