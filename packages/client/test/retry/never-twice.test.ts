import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type CloopenClient, getAccountInfo, isCloopenConnectionError, type Transport } from "../../src/index.js";
import {
  type Answer,
  emptySuccess,
  gateway,
  halfBody,
  halfGzip,
  htmlPage,
  json,
  noHttp,
  resetAtOnce,
  resetInBody,
  resetOnSecond,
  stallAtHeaders,
  stallInBody,
  stallInHeaders,
} from "../support/answers.js";
import { caught } from "../support/caught.js";
import { argumentsOf, callFunction, describedBy, functionNames } from "../support/every-function.js";
import { makeClient } from "../support/make-client.js";
import { serverOfItsOwn } from "../support/server-of-its-own.js";
import { SUB_ACCOUNT } from "../support/synthetic-account.js";
import { timeoutOnCue } from "../support/timeout-on-cue.js";
import { TRANSPORTS } from "../support/transports.js";
import { startWireServer, type WireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

/**
 * Everything that places a call, holds a conference, sends a message, makes or changes something.
 */
const acting = functionNames.filter((name) => !describedBy(name).safe);

/** Timeout of requests that are answered: no machine takes that long. */
const LONG_MS = 50_000;

/** A client that would retry at once, and often. */
function eagerClient(to: WireServer, transport: Transport, timeoutMs: number): CloopenClient {
  const retry = { maxAttempts: 5, baseDelayMs: 0 };
  return makeClient(to, { timeoutMs, retry, transport, effects: { sleep: async () => {} } });
}

function failureOf(name: (typeof acting)[number], main: CloopenClient): Promise<unknown> {
  const operation = describedBy(name);
  const cloopen = operation.level === "account" ? main : main.subAccount(SUB_ACCOUNT);
  return caught(() => callFunction(name, cloopen, argumentsOf(operation), undefined));
}

async function callAll(to: WireServer, transport: Transport, timeoutMs: number): Promise<unknown[]> {
  const main = eagerClient(to, transport, timeoutMs);
  return Promise.all(acting.map((name) => failureOf(name, main)));
}

const FATES: readonly (readonly [string, Answer])[] = [
  ["a reset when the request was read", resetAtOnce],
  ["a reset in the body", resetInBody],
  ["half a body", halfBody],
  ["half a body in gzip", halfGzip],
  ["an empty 200", emptySuccess],
  ["408", gateway(408)],
  ["429, to be asked again at once", gateway(429, { "Retry-After": "0" })],
  ["500", gateway(500)],
  ["502", gateway(502)],
  ["503, to be asked again at once", gateway(503, { "Retry-After": "0" })],
  ["503, to be asked again at a date", gateway(503, { "Retry-After": new Date(0).toUTCString() })],
  ["504", gateway(504)],
  ["a gateway that answers in JSON", json({ statusCode: 504, message: "Gateway Time-out" }, 504)],
  ["a code that is not of the platform, with 200", json({ statusCode: 0 })],
  ["an HTML page", htmlPage],
  ["a redirect (307)", gateway(307, { Location: "/2013-12-26/elsewhere" })],
  ["an answer that is no HTTP", noHttp],
  ["a code after which nobody knows (111000)", json({ statusCode: "111000" })],
  ["an internal error (111050)", json({ statusCode: "111050" })],
];

const STALLS: readonly (readonly [string, Answer])[] = [
  ["before the headers", stallAtHeaders],
  ["in the headers", stallInHeaders],
  ["in the body", stallInBody],
];

it("covers every operation that acts", () => {
  expect(acting).toEqual(
    expect.arrayContaining([
      "sendTemplateSms",
      "callback",
      "landingCall",
      "voiceVerify",
      "createConference",
      "dialIvr",
    ]),
  );
  expect(acting.length).toBeGreaterThanOrEqual(30);
});

describe.each(TRANSPORTS)("never sends an acting operation twice over $name", ({ make }) => {
  const transport = make();
  const once = () => acting.map(() => expect.objectContaining({ attempts: 1, mayHaveActed: true }));
  /** Path and body identify each of them. */
  const cameTo = ({ requests }: WireServer): string[] => requests.map(({ path, body }) => `${path} ${body}`);

  it.each(FATES)("after %s: sends one request and sets mayHaveActed", async (_, answer) => {
    server.answer(answer);
    expect(await callAll(server, transport, LONG_MS)).toEqual(once());
    expect(new Set(cameTo(server)).size).toBe(acting.length);
    expect(cameTo(server)).toHaveLength(acting.length);
  });

  it("after a reset before the request was read: does not retry once a byte may have been written", async () => {
    const resetting = await serverOfItsOwn();
    resetting.resetConnections(Number.POSITIVE_INFINITY);
    const failures = await callAll(resetting, transport, LONG_MS);
    expect(resetting.requests).toEqual([]);
    // The reset may come before the connection is established. Then nothing was written, and every
    // attempt may be made.
    const connections = failures.map((failure) => {
      if (!isCloopenConnectionError(failure)) throw failure;
      if (!failure.mayHaveActed) expect(failure.attempts).toBe(5);
      return failure.attempts;
    });
    expect(resetting.connections).toBe(connections.reduce((sum, attempts) => sum + attempts, 0));
  });

  it("after a reset of a kept connection: sends one request and sets mayHaveActed", async () => {
    const keeping = await serverOfItsOwn();
    keeping.answer(resetOnSecond());
    const main = eagerClient(keeping, transport, LONG_MS);
    const failures: unknown[] = [];
    for (const name of acting) {
      await getAccountInfo(main);
      // Node's `fetch` offers the connection again one turn after the reply.
      await nextTurn();
      failures.push(await failureOf(name, main));
    }
    expect(failures).toEqual(once());
    expect(keeping.connections).toBe(acting.length);
    expect(keeping.requests).toHaveLength(2 * acting.length);
    expect(new Set(cameTo(keeping)).size).toBe(acting.length + 1);
  });

  it.each(STALLS)("after a stall %s: sends one request and sets mayHaveActed", async (_, answer) => {
    const { timeoutMs, pass } = timeoutOnCue();
    server.answer((socket, request) => {
      answer(socket, request);
      if (server.requests.length >= acting.length) void pass();
    });
    const failures = await callAll(server, transport, timeoutMs);
    expect(failures).toEqual(once());
    expect(failures).toEqual(acting.map(() => expect.objectContaining({ kind: "timeout" })));
    expect(new Set(cameTo(server)).size).toBe(acting.length);
    expect(cameTo(server)).toHaveLength(acting.length);
  });
});
