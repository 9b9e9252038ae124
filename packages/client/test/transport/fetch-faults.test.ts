import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { type CloopenClient, createConference, fetchTransport } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { collectGarbage } from "../support/collect-garbage.js";
import { makeClient } from "../support/make-client.js";

async function clientAt(server: Server): Promise<CloopenClient> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return makeClient({ baseUrl: `http://127.0.0.1:${port}/2013-12-26` }, { transport: fetchTransport(), retry: false });
}

describe("over fetch", () => {
  it("ends a response that stalls after its head, after a garbage collection", async () => {
    const abort = new AbortController();
    let requests = 0;
    const cloopen = await clientAt(
      createServer((_, response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        response.write("{");
        requests += 1;
        if (requests < 20) return;
        // By then the headers have arrived, and `fetch` no longer holds its signal.
        setTimeout(() => {
          collectGarbage();
          setTimeout(() => abort.abort(), 20);
        }, 20);
      }),
    );
    const failures = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        caught(() =>
          createConference(cloopen, { maxmember: "10" }, at % 2 === 0 ? { timeoutMs: 500 } : { signal: abort.signal }),
        ),
      ),
    );
    for (const [at, failure] of failures.entries())
      expect(failure).toMatchObject({ kind: at % 2 === 0 ? "timeout" : "abort", mayHaveActed: true, attempts: 1 });
  });

  it("Node's fetch sends a request again after 421, unlike nodeTransport", async () => {
    let requests = 0;
    const cloopen = await clientAt(
      createServer((request, response) => {
        requests += 1;
        request.resume().on("end", () => response.writeHead(421).end());
      }),
    );
    const error = await caught(() => createConference(cloopen, { maxmember: "10" }));
    expect(error).toMatchObject({ kind: "http", status: 421, mayHaveActed: false });
    expect(requests).toBe(2);
  });

  it("sets mayHaveActed to false for a port that fetch blocks", async () => {
    const cloopen = makeClient({ baseUrl: "http://127.0.0.1:6666/2013-12-26" }, { transport: fetchTransport() });
    const error = await caught(() => createConference(cloopen, { maxmember: "10" }, { retry: false }));
    expect(error).toMatchObject({ kind: "connection", mayHaveActed: false, attempts: 1 });
  });
});
