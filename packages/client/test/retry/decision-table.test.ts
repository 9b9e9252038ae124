import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ClientOptions,
  type CloopenClient,
  callback,
  createConference,
  landingCall,
  listSubAccounts,
  sendTemplateSms,
  type Transport,
} from "../../src/index.js";
import {
  type Answer,
  emptySuccess,
  gateway,
  HTML_TYPE,
  halfBody,
  halfGzip,
  htmlPage,
  http,
  JSON_TYPE,
  json,
  kept,
  noHttp,
  resetAtOnce,
  resetInBody,
  stallAtHeaders,
  stallInBody,
  stallInHeaders,
} from "../support/answers.js";
import { caught } from "../support/caught.js";
import { inTurn } from "../support/in-turn.js";
import { makeClient } from "../support/make-client.js";
import { serverOfItsOwn } from "../support/server-of-its-own.js";
import { NOW, SUB_ACCOUNT } from "../support/synthetic-account.js";
import { timeoutOnCue } from "../support/timeout-on-cue.js";
import { TRANSPORTS } from "../support/transports.js";
import { startWireServer, type WireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());

let closedPort: number;
beforeAll(async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  closedPort = (other.address() as AddressInfo).port;
  other.close();
});

/** Sends the first request to a closed port. */
function nobodyFirst(transport: Transport): Transport {
  let first = true;
  return (request, options) => {
    const url = first ? request.url.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${closedPort}`) : request.url;
    first = false;
    return transport({ ...request, url }, options);
  };
}

let pauses: number[];
beforeEach(() => {
  server.reset();
  pauses = [];
});

const EFFECTS = {
  now: () => NOW,
  random: () => 0.5,
  sleep: async (ms: number) => {
    pauses.push(ms);
  },
};

/** An answer, with the timeout that ends it if it stalls: once the server has read the request. */
function timedOut(answer: Answer): { readonly answer: Answer; readonly limits: { readonly timeoutMs?: number } } {
  if (![stallAtHeaders, stallInHeaders, stallInBody].includes(answer)) return { answer, limits: {} };
  const { timeoutMs, pass } = timeoutOnCue();
  const stall: Answer = (socket, request) => {
    answer(socket, request);
    void pass();
  };
  return { answer: stall, limits: { timeoutMs } };
}

const DATE = { Date: new Date(NOW + 3_600_000).toUTCString() };
const ok = json({ statusCode: "000000", SubAccount: [], templateSMS: { smsMessageSid: "1" } });
const IN_THREE_SECONDS = new Date(NOW + 3_000).toUTCString();
const TOMORROW = new Date(NOW + 86_400_000).toUTCString();
const halfChunk: Answer = (socket) => {
  socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"statusCode":"000000"');
};
const refusal = (statusCode: string, headers = {}): Answer =>
  http({ headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ statusCode }) });

const read = (cloopen: CloopenClient) => listSubAccounts(cloopen, { startNo: "0", offset: "100" });
const sms = (cloopen: CloopenClient) => sendTemplateSms(cloopen, { to: "13800138000", templateId: "1" });

describe.each(TRANSPORTS)("over $name", ({ make }) => {
  const transport = make();

  function client(options: ClientOptions = {}, to = server): CloopenClient {
    return makeClient(to, { timeoutMs: 50_000, transport, ...options, effects: { ...EFFECTS, ...options.effects } });
  }

  /**
   * A client with a connection that has served, the only one there is, and is reset when the next
   * request came.
   */
  async function clientWithUsedConnection(
    options: ClientOptions,
    afterwards: Answer,
  ): Promise<{ cloopen: CloopenClient; to: WireServer }> {
    const to = await serverOfItsOwn();
    to.answer(inTurn(kept('{"statusCode":"000000"}'), resetAtOnce, afterwards));
    const cloopen = client(options, to);
    await read(cloopen);
    // Node's `fetch` offers a connection again one turn after the reply.
    await nextTurn();
    return { cloopen, to };
  }

  describe("retries a query", () => {
    it.each<[string, Answer, number]>([
      ["after a reset before the answer", resetAtOnce, 125],
      ["after a reset in the body", resetInBody, 125],
      ["after a stall before the headers", stallAtHeaders, 125],
      ["after a stall in the headers", stallInHeaders, 125],
      ["after a stall in the body", stallInBody, 125],
      ["after half a body", halfBody, 125],
      ["after half a body in gzip", halfGzip, 125],
      ["after half a body in chunks", halfChunk, 125],
      ["after an answer that is no HTTP", noHttp, 125],
      ["after an empty 200", emptySuccess, 125],
      ["after 408", gateway(408), 125],
      ["after 429", gateway(429), 125],
      ["after 500", gateway(500), 125],
      ["after 502", gateway(502), 125],
      ["after 503", gateway(503), 125],
      ["after 503, not before it is asked to", gateway(503, { "Retry-After": "2" }), 2000],
      ["after 503, not before the date that it is asked to", gateway(503, { "Retry-After": IN_THREE_SECONDS }), 3000],
      ["after 503 with a Retry-After that says nothing", gateway(503, { "Retry-After": "soon" }), 125],
      ["after 429, not before it is asked to", gateway(429, { "Retry-After": "2" }), 2000],
      ["after 504", gateway(504), 125],
      ["after a code that passes (111000)", refusal("111000"), 125],
      ["after a limit of the moment (111111)", refusal("111111"), 125],
    ])("%s", async (_, given, pause) => {
      const { answer, limits } = timedOut(given);
      server.answer(inTurn(answer, ok));
      await read(client(limits));
      expect(server.requests).toHaveLength(2);
      expect(pauses).toEqual([pause]);
    });

    it("after a reset before the request was read", async () => {
      const to = await serverOfItsOwn();
      to.resetConnections(1);
      await read(client({}, to));
      expect(to.connections).toBe(2);
      expect(to.requests).toHaveLength(1);
      expect(pauses).toEqual([125]);
    });

    it("after a reset of a kept connection on its second request", async () => {
      const { cloopen, to } = await clientWithUsedConnection({}, ok);
      await read(cloopen);
      expect(to.connections).toBe(2);
      expect(to.requests).toHaveLength(3);
      expect(pauses).toEqual([125]);
    });
  });

  describe("does not retry a query", () => {
    it.each<[string, Answer, string]>([
      ["after a refusal that stays (111109)", refusal("111109"), "api"],
      ["after a limit that lasts (111179)", refusal("111179"), "api"],
      ["after a code that is in no list", refusal("987654"), "api"],
      ["after an HTML page with 200", htmlPage, "http"],
      ["after a redirect (307)", gateway(307, { Location: "http://127.0.0.1:9/" }), "http"],
      ["after 404", gateway(404), "http"],
      ["after 503 with a Retry-After of an hour", gateway(503, { "Retry-After": "3600" }), "http"],
      ["after 503 with a Retry-After of tomorrow", gateway(503, { "Retry-After": TOMORROW }), "http"],
      ["after a plain word with 200", http({ headers: { "Content-Type": "text/plain" }, body: "OK" }), "http"],
    ])("%s", async (_, answer, kind) => {
      server.answer(inTurn(answer, ok));
      await expect(read(client())).rejects.toMatchObject({ kind, attempts: 1, mayHaveActed: false });
      expect(server.requests).toHaveLength(1);
      expect(pauses).toEqual([]);
    });

    it("after success with a wrong Content-Type", async () => {
      server.answer(http({ headers: HTML_TYPE, body: '{"statusCode":"000000"}' }));
      await read(client());
      expect(server.requests).toHaveLength(1);
    });

    it("after success in gzip", async () => {
      const body = gzipSync('{"statusCode":"000000"}');
      server.answer(http({ headers: { ...JSON_TYPE, "Content-Encoding": "gzip" }, body }));
      await read(client());
      expect(server.requests).toHaveLength(1);
    });

    it("more than maxAttempts times, and the pauses grow", async () => {
      server.answer(gateway(503));
      await expect(read(client({ retry: { maxAttempts: 4 } }))).rejects.toMatchObject({ kind: "http", attempts: 4 });
      expect(server.requests).toHaveLength(4);
      expect(pauses).toEqual([125, 250, 500]);
    });

    it("when retry is false, for the client or the call", async () => {
      server.answer(gateway(503));
      await caught(() => read(client({ retry: false })));
      await caught(() => listSubAccounts(client(), {}, { retry: false }));
      expect(server.requests).toHaveLength(2);
    });
  });

  // What may have acted is in never-twice.test.ts, with every function that acts.
  describe("does not retry a rejected call, conference or message, and mayHaveActed is false", () => {
    const acts: [string, (cloopen: CloopenClient) => Promise<unknown>][] = [
      ["a call", (cloopen) => landingCall(cloopen, { to: "13800138000", mediaTxt: "6532" })],
      ["a conference", (cloopen) => createConference(cloopen, { maxmember: "10" })],
      ["an SMS without reqId", sms],
    ];
    const fates: [string, string][] = [
      ["a refusal that stays", "111109"],
      ["a limit of the moment", "111111"],
      ["a cap for the day", "112314"],
    ];
    it.each(acts.flatMap(([act, run]) => fates.map(([fate, code]) => ({ act, fate, code, run }))))(
      "$act, after $fate ($code)",
      async ({ run, code }) => {
        server.answer(inTurn(refusal(code), ok));
        await expect(run(client())).rejects.toMatchObject({ attempts: 1, mayHaveActed: false });
        expect(server.requests).toHaveLength(1);
      },
    );
  });

  describe("retries any operation", () => {
    it("after a refused connection, since nothing was sent", async () => {
      await createConference(client({ transport: nobodyFirst(make()) }), { maxmember: "10" });
      expect(server.requests).toHaveLength(1);
      expect(pauses).toEqual([125]);
    });

    it("once after 111106, at once, signed with the server's clock", async () => {
      server.answer(inTurn(refusal("111106", DATE), ok));
      const cloopen = client();
      await createConference(cloopen, { maxmember: "10" });
      expect(server.requests.map(stampOf)).toEqual(["20140416142030", "20140416152030"]);
      expect(pauses).toEqual([]);
      await createConference(cloopen, { maxmember: "10" });
      await callback(cloopen.subAccount(SUB_ACCOUNT), { from: "13800138000", to: "13800138001" });
      expect(server.requests.slice(2).map(stampOf)).toEqual(["20140416152030", "20140416152030"]);
    });

    it("but not after a second 111106, or one without Date", async () => {
      server.answer(refusal("111106", DATE));
      await expect(createConference(client(), { maxmember: "10" })).rejects.toMatchObject({
        statusCode: "111106",
        attempts: 2,
      });
      server.answer(refusal("111106"));
      await expect(createConference(client(), { maxmember: "10" })).rejects.toMatchObject({
        statusCode: "111106",
        attempts: 1,
      });
    });
  });

  describe("sends an SMS with smsByReqId once", () => {
    const options: ClientOptions = { retry: { smsByReqId: true } };
    const reqIdOf = ({ body }: { body: Buffer }): string => JSON.parse(String(body))["reqId"];

    it.each<[string, Answer]>([
      ["a reset before the answer", resetAtOnce],
      ["a reset in the body", resetInBody],
      ["a stall before the headers", stallAtHeaders],
      ["a stall in the headers", stallInHeaders],
      ["a stall in the body", stallInBody],
      ["half a body", halfBody],
      ["half a body in gzip", halfGzip],
      ["half a body in chunks", halfChunk],
      ["an answer that is no HTTP", noHttp],
      ["an empty 200", emptySuccess],
      ["408", gateway(408)],
      ["429", gateway(429)],
      ["500", gateway(500)],
      ["502", gateway(502)],
      ["503", gateway(503)],
      ["503 with a Retry-After", gateway(503, { "Retry-After": "2" })],
      ["504", gateway(504)],
      ["a code after which nobody knows (160000)", refusal("160000")],
    ])("retries with the same reqId after %s, and takes 160054 as accepted", async (_, given) => {
      const { answer, limits } = timedOut(given);
      server.answer(inTurn(answer, refusal("160054")));
      await expect(sms(client({ ...options, ...limits }))).resolves.toEqual({
        reqId: expect.stringMatching(/^[0-9a-z]{32}$/),
      });
      const [first, second, ...others] = server.requests.map(reqIdOf);
      expect(first).toMatch(/^[0-9a-z]{32}$/);
      expect(second).toBe(first);
      expect(others).toEqual([]);
    });

    it("retries after a reset before the request was read", async () => {
      const to = await serverOfItsOwn();
      to.resetConnections(1);
      to.answer(ok);
      await expect(sms(client(options, to))).resolves.toEqual({
        smsMessageSid: "1",
        reqId: expect.stringMatching(/^[0-9a-z]{32}$/),
      });
      expect(to.connections).toBe(2);
      expect(to.requests.map(reqIdOf)).toEqual([expect.stringMatching(/^[0-9a-z]{32}$/)]);
    });

    it("retries with the same reqId after a reset of a kept connection", async () => {
      const { cloopen, to } = await clientWithUsedConnection(options, refusal("160054"));
      await expect(sms(cloopen)).resolves.toEqual({ reqId: expect.stringMatching(/^[0-9a-z]{32}$/) });
      expect(to.connections).toBe(2);
      const [first, ...others] = to.requests.slice(1).map(reqIdOf);
      expect(first).toMatch(/^[0-9a-z]{32}$/);
      expect(others).toEqual([first]);
    });

    it.each<[string, Answer, boolean]>([
      ["an HTML page", htmlPage, true],
      ["a redirect (307)", gateway(307), true],
      ["404, with which nothing was forwarded", gateway(404), false],
      ["503 with a Retry-After of an hour", gateway(503, { "Retry-After": "3600" }), true],
      ["a refusal that stays (111109)", refusal("111109"), false],
      ["a cap for the day (160021)", refusal("160021"), false],
      ["a code that is in no list", refusal("987654"), false],
    ])("does not retry after %s", async (_, answer, acted) => {
      server.answer(answer);
      await expect(sms(client(options))).rejects.toMatchObject({ attempts: 1, mayHaveActed: acted });
      expect(server.requests).toHaveLength(1);
    });

    it("sets mayHaveActed when the retry meets a daily limit", async () => {
      server.answer(inTurn(resetAtOnce, refusal("160021")));
      await expect(sms(client(options))).rejects.toMatchObject({
        statusCode: "160021",
        attempts: 2,
        mayHaveActed: true,
      });
    });

    it("returns the message id when the retry is accepted", async () => {
      server.answer(inTurn(resetAtOnce, ok));
      await expect(sms(client(options))).resolves.toEqual({
        smsMessageSid: "1",
        reqId: expect.stringMatching(/^[0-9a-z]{32}$/),
      });
    });

    it("rejects 160054 on the first attempt", async () => {
      server.answer(refusal("160054"));
      await expect(sms(client(options))).rejects.toMatchObject({ statusCode: "160054", attempts: 1 });
    });

    it("rejects 160054 after a refused connection", async () => {
      server.answer(refusal("160054"));
      await expect(sms(client({ ...options, transport: nobodyFirst(make()) }))).rejects.toMatchObject({
        statusCode: "160054",
        attempts: 2,
        mayHaveActed: false,
      });
    });

    it("uses a new reqId for each call", async () => {
      server.answer(ok);
      const cloopen = client({ ...options, effects: { random: Math.random } });
      for (let sent = 0; sent < 20; sent += 1) await sms(cloopen);
      expect(new Set(server.requests.map(reqIdOf)).size).toBe(20);
    });

    it("rejects 160054 for a reqId of the caller", async () => {
      server.answer(inTurn(resetAtOnce, refusal("160054")));
      const own = { to: "13800138000", templateId: "1", reqId: "mine" };
      await expect(sendTemplateSms(client(options), own)).rejects.toMatchObject({
        statusCode: "160054",
        attempts: 2,
        mayHaveActed: true,
      });
      expect(server.requests.map(reqIdOf)).toEqual(["mine", "mine"]);
    });

    it("takes 160054 after 111000 as accepted", async () => {
      server.answer(inTurn(refusal("111000"), refusal("160054")));
      await expect(sms(client(options))).resolves.toEqual({ reqId: expect.stringMatching(/^[0-9a-z]{32}$/) });
      expect(server.requests).toHaveLength(2);
    });

    it("uses the caller's reqId when there is one", async () => {
      server.answer(ok);
      let digit = 0;
      const cloopen = client({ ...options, effects: { random: () => (digit++ % 36) / 36 + 0.001 } });
      await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", reqId: "mine" });
      expect(server.requests.map(reqIdOf)).toEqual(["mine"]);
    });
  });

  describe("stops", () => {
    it("before a pause that would outlast the deadline", async () => {
      server.answer(gateway(503));
      const retry = { baseDelayMs: 60_000, maxDelayMs: 60_000 };
      await expect(listSubAccounts(client({ retry, deadlineMs: 20_000 }), {})).rejects.toMatchObject({
        kind: "http",
        attempts: 1,
      });
      expect(pauses).toEqual([]);
    });

    it("when the deadline passes during a pause, without counting an attempt", async () => {
      let now = NOW;
      const sleep = async () => {
        now += 60_000;
      };
      const late = client({ deadlineMs: 30_000, transport: nobodyFirst(make()), effects: { now: () => now, sleep } });
      const error = await caught(() => createConference(late, { maxmember: "10" }));
      expect(error).toMatchObject({ kind: "timeout", timeoutMs: 30_000, attempts: 1, mayHaveActed: false });
      expect(server.requests).toEqual([]);
    });

    it("during an attempt when the deadline passes", async () => {
      const { timeoutMs: deadlineMs, pass } = timeoutOnCue();
      let now = NOW;
      server.answer(() => {
        now += deadlineMs;
        void pass();
      });
      const cloopen = client({ timeoutMs: 2 * deadlineMs, effects: { now: () => now } });
      const error = await caught(() => listSubAccounts(cloopen, {}, { deadlineMs }));
      expect(error).toMatchObject({ kind: "timeout", attempts: 1, timeoutMs: deadlineMs });
      expect(server.requests).toHaveLength(1);
    });
  });
});

function stampOf({ headers }: { headers: ReadonlyMap<string, string> }): string | undefined {
  return atob(headers.get("authorization") ?? "").split(":")[1];
}
