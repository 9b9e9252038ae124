import { createServer } from "node:http";
import { createSandbox } from "@cloopen-rest/sandbox";
import { listenOnLoopback } from "@cloopen-rest/test-kit";
import { afterEach, expect, it } from "vitest";
import { readCertificate } from "../../src/target/certificate.js";
import { onlyExchange } from "../../src/target/only-exchange.js";
import { createWireTap } from "../../src/target/wire-tap.js";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function echo(): Promise<string> {
  const server = createServer((request, response) => {
    request.pipe(response);
  });
  const port = await listenOnLoopback(server);
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${port}/base`;
}

it.each([false, true])("shows request and reply as their bytes say, TLS to the client: %s", async (secure) => {
  const tap = await createWireTap(await echo(), { tls: secure ? await readCertificate(process.env) : undefined });
  closing.push(() => tap.close());
  expect(tap.url).toMatch(secure ? /^https:.*\/base$/ : /^http:.*\/base$/);
  await (await fetch(`${tap.url}/x`, { method: "POST", body: "hello" })).text();
  const { request, reply } = onlyExchange(tap.take());
  expect([request.startLine, request.body.toString()]).toEqual(["POST /base/x HTTP/1.1", "hello"]);
  expect([reply.startLine, reply.body.toString()]).toEqual(["HTTP/1.1 200 OK", "hello"]);
  expect(() => onlyExchange(tap.take())).toThrow("nothing was sent");
});

it("rejects two requests on one connection, unless the first was forgotten", async () => {
  const tap = await createWireTap(await echo());
  closing.push(() => tap.close());
  const post = async () => (await fetch(tap.url, { method: "POST", body: "x" })).text();
  await post();
  await post();
  expect(() => onlyExchange(tap.take())).toThrow();
  await post();
  tap.forget();
  await post();
  expect(onlyExchange(tap.take()).request.body.toString()).toBe("x");
});

it("sends nothing to a server whose certificate is not trusted", async () => {
  const lines: string[] = [];
  const stranger = await createSandbox({ seed: 1, onRequest: ({ path }) => lines.push(path) }).listen({ tls: true });
  closing.push(() => stranger.close());
  const tap = await createWireTap(stranger.url);
  closing.push(() => tap.close());
  await expect(fetch(`${tap.url}/Accounts/a/AccountInfo`)).rejects.toThrow();
  expect(lines).toEqual([]);
});
