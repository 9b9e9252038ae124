import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  type CallOptions,
  type CloopenClient,
  createConference,
  fetchTransport,
  getAccountInfo,
} from "../../src/index.js";
import { sleep } from "../../src/transport/sleep.js";
import { http, resetAtOnce, stallAtHeaders, stallInBody } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { TRANSPORTS } from "../support/transports.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
beforeEach(() => server.reset());

/** Takes connections and says nothing, so that a TLS handshake does not end. */
const sockets: Socket[] = [];
const silent = createServer((socket) => void sockets.push(socket.on("error", () => {}).resume())).listen(
  0,
  "127.0.0.1",
);
await once(silent, "listening");
const silentUrl = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/2013-12-26`;

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await server.close();
});

const REASON = new Error("enough");
const acts: [string, boolean, (cloopen: CloopenClient, options: CallOptions) => Promise<unknown>][] = [
  ["a question", false, (cloopen, options) => getAccountInfo(cloopen, options)],
  ["a conference", true, (cloopen, options) => createConference(cloopen, { maxmember: "10" }, options)],
];

const cases = TRANSPORTS.flatMap(({ name, make }) =>
  acts.map(([act, acting, run]) => ({ title: `${act} over ${name}`, name, transport: make(), acting, run })),
);

describe.each(cases)("aborts $title", ({ name, transport, acting, run }) => {
  const aborted = (attempts: number, mayHaveActed: boolean) => ({
    kind: "abort",
    name: "AbortError",
    cause: REASON,
    attempts,
    mayHaveActed,
  });

  it("before it starts: sends nothing", async () => {
    const error = await caught(() => run(makeClient(server, { transport }), { signal: AbortSignal.abort(REASON) }));
    expect(error).toMatchObject(aborted(0, false));
    expect(server.requests).toEqual([]);
  });

  it("while it connects: mayHaveActed is false with nodeTransport only", async () => {
    const abort = new AbortController();
    silent.once("connection", () => setImmediate(() => abort.abort(REASON)));
    const error = await caught(() => run(makeClient({ baseUrl: silentUrl }, { transport }), { signal: abort.signal }));
    expect(error).toMatchObject(aborted(1, acting && name === "fetchTransport"));
  });

  it.each([
    ["before the headers", stallAtHeaders],
    ["in the body", stallInBody],
  ])("%s: sets mayHaveActed and does not retry", async (_point, answer) => {
    const abort = new AbortController();
    server.answer((socket, request) => {
      answer(socket, request);
      setTimeout(() => abort.abort(REASON), 5);
    });
    const error = await caught(() => run(makeClient(server, { transport }), { signal: abort.signal }));
    expect(error).toMatchObject(aborted(1, acting));
    expect(server.requests).toHaveLength(1);
  });
});

describe("aborts during a pause", () => {
  it.each([true, false])("does not retry a query (a sleep that rejects: %s)", async (rejects) => {
    const abort = new AbortController();
    server.answer(http({ status: 503 }));
    const sleep = async (_: number, signal: AbortSignal | undefined) => {
      abort.abort(REASON);
      if (rejects) signal?.throwIfAborted();
    };
    const error = await caught(() =>
      getAccountInfo(makeClient(server, { effects: { sleep } }), { signal: abort.signal }),
    );
    expect(error).toMatchObject({ kind: "abort", cause: REASON, attempts: 1, mayHaveActed: false });
    expect(server.requests).toHaveLength(1);
  });

  it("ends the real sleep at once", async () => {
    const abort = new AbortController();
    server.answer((socket, request) => {
      resetAtOnce(socket, request);
      setTimeout(() => abort.abort(REASON), 20);
    });
    const cloopen = makeClient(server, {
      retry: { baseDelayMs: 600_000, maxDelayMs: 600_000 },
      effects: { random: () => 0.5, sleep },
    });
    const error = await caught(() => getAccountInfo(cloopen, { signal: abort.signal }));
    expect(error).toMatchObject({ kind: "abort", attempts: 1 });
  });

  it("sets mayHaveActed to false for a conference that was not sent", async () => {
    const abort = new AbortController();
    const fetch = () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
    const sleep = async () => abort.abort(REASON);
    const cloopen = makeClient(server, { transport: fetchTransport({ fetch }), effects: { sleep } });
    const error = await caught(() => createConference(cloopen, { maxmember: "10" }, { signal: abort.signal }));
    expect(error).toMatchObject({ kind: "abort", attempts: 1, mayHaveActed: false });
  });
});

it("does not retry when aborted during a retryable response", async () => {
  const abort = new AbortController();
  const fetch = async () => {
    abort.abort(REASON);
    return new Response(null, { status: 503 });
  };
  const cloopen = makeClient(server, { transport: fetchTransport({ fetch }) });
  const error = await caught(() => getAccountInfo(cloopen, { signal: abort.signal }));
  expect(error).toMatchObject({ kind: "abort", cause: REASON, attempts: 1 });
});
