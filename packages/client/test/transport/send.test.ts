import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  fetchTransport,
  getAccountInfo,
  isCloopenAbortError,
  isCloopenTimeoutError,
  sendTemplateSms,
} from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { chunked, http, JSON_TYPE, json, kept, stallAtHeaders, stallInBody } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
/** Of its own, so that connections that stay are not met by other tests. */
const keeping = await startWireServer();
afterAll(() => Promise.all([server.close(), keeping.close()]));
beforeEach(() => server.reset());

const SUCCESS = { statusCode: "000000", Account: { type: "1" } };

describe("the timeout", () => {
  it.each([
    ["headers", stallAtHeaders],
    ["body", stallInBody],
  ])("covers the %s", async (_, answer) => {
    server.answer(answer);
    const start = performance.now();
    const error = await caught(() => getAccountInfo(makeClient(server, { timeoutMs: 30 })));
    expect(isCloopenTimeoutError(error)).toBe(true);
    expect(error).toMatchObject({ timeoutMs: 30, message: expect.stringMatching(/ 30 ms; if mayHaveActed is true, /) });
    // It only asks: what the message says must not contradict this.
    expect(error).toMatchObject({ mayHaveActed: false });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("of the call overrides that of the client", async () => {
    server.answer(stallAtHeaders);
    expect(await caught(() => getAccountInfo(makeClient(server), { timeoutMs: 20 }))).toMatchObject({ timeoutMs: 20 });
  });

  it("leaves no timer behind", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const fetch = () => Promise.resolve(Response.json(SUCCESS));
    await getAccountInfo(makeClient(server, { timeoutMs: 60_000, transport: fetchTransport({ fetch }) }));
    expect(timers()).toBe(before);
  });
});

describe("an abort", () => {
  it("before the call: sends nothing", async () => {
    const reason = new Error("enough");
    const error = await caught(() => getAccountInfo(makeClient(server), { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ kind: "abort", cause: reason });
    expect(server.connections).toBe(0);
  });

  it.each([
    ["an error of the caller", new Error("enough")],
    ["a text", "enough"],
    ["nothing but null", null],
    ["an empty text", ""],
    ["0", 0],
  ])("rejects with CloopenAbortError and the reason as cause: %s", async (_, reason) => {
    const abort = new AbortController();
    server.answer(() => abort.abort(reason));
    const error = await caught(() => getAccountInfo(makeClient(server), { signal: abort.signal }));
    expect(isCloopenAbortError(error) && error.cause).toBe(reason);
    expect(error).toMatchObject({ name: "AbortError" });
  });

  it("by AbortSignal.timeout has the name TimeoutError, as with fetch", async () => {
    server.answer(stallAtHeaders);
    const error = await caught(() => getAccountInfo(makeClient(server), { signal: AbortSignal.timeout(10) }));
    expect(error).toMatchObject({ kind: "abort", name: "TimeoutError", cause: { name: "TimeoutError" } });
  });

  it("of two calls by one signal rejects with two errors", async () => {
    const abort = new AbortController();
    let came = 0;
    server.answer(() => {
      came += 1;
      if (came === 2) abort.abort();
    });
    const cloopen = makeClient(server);
    const [question, sms] = await Promise.all([
      caught(() => getAccountInfo(cloopen, { signal: abort.signal })),
      caught(() => sendTemplateSms(cloopen, { to: "1", templateId: "1" }, { signal: abort.signal })),
    ]);
    expect(question).toMatchObject({ operation: "getAccountInfo", mayHaveActed: false, cause: abort.signal.reason });
    expect(sms).toMatchObject({ operation: "sendTemplateSms", mayHaveActed: true, cause: abort.signal.reason });
  });

  it("and a timeout are different errors", async () => {
    const abort = new AbortController();
    server.answer(() => abort.abort());
    const error = await caught(() => getAccountInfo(makeClient(server), { signal: abort.signal, timeoutMs: 1000 }));
    expect(isCloopenAbortError(error)).toBe(true);
    expect(isCloopenTimeoutError(error)).toBe(false);
    server.answer(stallAtHeaders);
    const other = await caught(() =>
      getAccountInfo(makeClient(server), { signal: new AbortController().signal, timeoutMs: 20 }),
    );
    expect(isCloopenTimeoutError(other)).toBe(true);
  });

  it("after the response has no effect, and leaves no listener", async () => {
    const abort = new AbortController();
    const listeners = new Set<unknown>();
    const { signal } = abort;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions): void => {
      listeners.add(listener);
      add(type, listener, options);
    };
    signal.removeEventListener = (type: string, listener: EventListener): void => {
      listeners.delete(listener);
      remove(type, listener);
    };
    server.answer(json(SUCCESS));
    expect(await getAccountInfo(makeClient(server), { signal })).toStrictEqual({ type: "1" });
    expect(listeners.size).toBe(0);
    abort.abort();
  });
});

describe("a response", () => {
  it("may come in chunks", async () => {
    server.answer(chunked(JSON.stringify(SUCCESS)));
    expect(await getAccountInfo(makeClient(server))).toStrictEqual({ type: "1" });
  });

  it("may start with a byte-order mark", async () => {
    server.answer(http({ headers: JSON_TYPE, body: `\uFEFF${JSON.stringify(SUCCESS)}` }));
    expect(await getAccountInfo(makeClient(server))).toStrictEqual({ type: "1" });
  });

  it("may arrive byte by byte, inside a character", async () => {
    const text = JSON.stringify({ statusCode: "000000", Account: { friendlyName: "名😀" } });
    server.answer((socket) => {
      const bytes = Buffer.from(
        `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
      );
      socket.setNoDelay(true);
      for (const byte of bytes) socket.write(Buffer.from([byte]));
      socket.end();
    });
    expect(await getAccountInfo(makeClient(server))).toStrictEqual({ friendlyName: "名😀" });
  });
});

describe("a connection", () => {
  it.each([
    ["small", ""],
    ["in many pieces", "x".repeat(1_000_000)],
  ])("is reused after a response with a length: %s", async (_, friendlyName) => {
    keeping.answer(kept(JSON.stringify({ statusCode: "000000", Account: { friendlyName } })));
    const cloopen = makeClient(keeping);
    for (let call = 0; call < 8; call++) expect(await getAccountInfo(cloopen)).toStrictEqual({ friendlyName });
    // Node's fetch uses two connections in turn, however the response is read.
    expect(keeping.connections).toBeLessThanOrEqual(2);
  });
});

describe("a response over fetch", () => {
  it.each([
    ["announced", () => new Response("{}", { headers: { "Content-Length": `${16 * 1024 * 1024 + 1}` } })],
    ["sent", () => new Response(new ReadableStream({ pull: (body) => body.enqueue(new Uint8Array(2 ** 20)) }))],
  ])("may not be more than 16 MiB: %s", async (_, respond) => {
    const fetch = () => Promise.resolve(respond());
    const cloopen = makeClient(server, { retry: false, transport: fetchTransport({ fetch }) });
    const error = await caught(() => getAccountInfo(cloopen));
    expect(error).toMatchObject({ kind: "decode", message: expect.stringContaining("16777216 bytes") });
  });
});

describe("the fetch of fetchTransport", () => {
  it("receives plain values: a URL, a string, a record, manual redirects", async () => {
    const seen: unknown[] = [];
    const fetch = (...args: unknown[]): Promise<Response> => {
      seen.push(...args);
      return Promise.resolve(Response.json(SUCCESS));
    };
    const cloopen = makeClient(server, { transport: fetchTransport({ fetch }) });
    await createPathClient(cloopen).POST("/Accounts/{accountSid}/GetSubAccounts", { body: {} });
    expect(seen).toStrictEqual([
      expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:\d+\/2013-12-26\/Accounts\/[0-9a-f]{32}\/GetSubAccounts\?sig=[0-9A-F]{32}$/,
      ),
      {
        method: "POST",
        headers: {
          Accept: "application/json",
          "Content-Type": "application/json;charset=utf-8",
          Authorization: expect.any(String),
        },
        body: expect.any(String),
        signal: expect.any(AbortSignal),
        redirect: "manual",
      },
    ]);
    expect(server.connections).toBe(0);
  });

  it("is by default the global one at the time of the call", async () => {
    const real = globalThis.fetch;
    const cloopen = makeClient(server, { transport: fetchTransport() });
    try {
      globalThis.fetch = () => Promise.resolve(Response.json(SUCCESS));
      expect(await getAccountInfo(cloopen)).toStrictEqual({ type: "1" });
    } finally {
      globalThis.fetch = real;
    }
    expect(server.connections).toBe(0);
  });
});
