import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createConference, listSubAccounts } from "../../src/index.js";
import { createOtelHooks } from "../../src/otel/index.js";
import { http, json } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { inTurn } from "../support/in-turn.js";
import { makeClient } from "../support/make-client.js";
import { serverOfItsOwn } from "../support/server-of-its-own.js";
import { NOW } from "../support/synthetic-account.js";
import { startTelemetry } from "../support/telemetry.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());
const { host, port } = new URL(server.baseUrl);

/** A clock that advances by 250 ms on each reading. */
function tickingEffects() {
  let now = NOW;
  return { now: () => (now += 250), random: () => 0.5, sleep: async () => {} };
}

function byKind(spans: readonly ReadableSpan[]) {
  const calls = spans.filter(({ kind }) => kind === SpanKind.INTERNAL);
  const attempts = spans.filter(({ kind }) => kind === SpanKind.CLIENT);
  return { calls, attempts };
}

const TEMPLATE = "/2013-12-26/Accounts/{accountSid}/GetSubAccounts";
const COMMON = {
  "http.request.method": "POST",
  "server.address": "127.0.0.1",
  "server.port": Number(port),
  "url.template": TEMPLATE,
  "cloopen.operation": "listSubAccounts",
};
const FULL = `http://${host}/2013-12-26/Accounts/REDACTED/GetSubAccounts?sig=REDACTED`;

describe("spans", () => {
  it("has one span for the call, and below it one for each attempt", async () => {
    server.answer(inTurn(http({ status: 503 }), json({ statusCode: "000000" })));
    const telemetry = startTelemetry();
    await listSubAccounts(makeClient(server, { hooks: telemetry.hooks }), {});
    const { calls, attempts } = byKind(telemetry.spans());
    expect(calls.map(({ name, attributes, status }) => [name, attributes, status.code])).toEqual([
      [
        "cloopen listSubAccounts",
        { "cloopen.operation": "listSubAccounts", "cloopen.level": "account", "cloopen.attempts": 2 },
        SpanStatusCode.UNSET,
      ],
    ]);
    expect(attempts.map(({ name, attributes, status }) => [name, attributes, status])).toEqual([
      [
        `POST ${TEMPLATE}`,
        { ...COMMON, "url.full": FULL, "http.response.status_code": 503, "error.type": "503" },
        { code: SpanStatusCode.ERROR },
      ],
      [
        `POST ${TEMPLATE}`,
        { ...COMMON, "url.full": FULL, "http.response.status_code": 200, "http.request.resend_count": 1 },
        { code: SpanStatusCode.UNSET },
      ],
    ]);
    for (const attempt of attempts) expect(attempt.parentSpanContext).toEqual(calls[0]?.spanContext());
  });

  it("assigns attempts of concurrent calls to their call", async () => {
    const telemetry = startTelemetry();
    const cloopen = makeClient(server, { hooks: telemetry.hooks });
    await Promise.all(Array.from({ length: 10 }, () => listSubAccounts(cloopen, {})));
    const { calls, attempts } = byKind(telemetry.spans());
    const parents = attempts.map(({ parentSpanContext }) => parentSpanContext?.spanId);
    expect(parents.toSorted()).toEqual(calls.map((call) => call.spanContext().spanId).toSorted());
    expect(new Set(parents).size).toBe(10);
  });

  it("records the status code of a rejection, with HTTP status 200 as no HTTP error", async () => {
    server.answer(json({ statusCode: "111109", statusMsg: "13800138000" }));
    const telemetry = startTelemetry();
    await caught(() => createConference(makeClient(server, { hooks: telemetry.hooks }), { maxmember: "10" }));
    const failed = { "error.type": "CloopenApiError", "cloopen.status_code": "111109" };
    const { calls, attempts } = byKind(telemetry.spans());
    expect(attempts[0]?.attributes).toMatchObject({ ...failed, "http.response.status_code": 200 });
    expect(calls[0]?.attributes).toMatchObject({ ...failed, "cloopen.may_have_acted": false });
    expect([...calls, ...attempts].map(({ status, events }) => [status, events])).toEqual(
      Array(2).fill([{ code: SpanStatusCode.ERROR }, []]),
    );
  });

  it("records a response that never comes by the class of its error", async () => {
    // What runs out of time may come later: not to the server of the other tests.
    const silent = await serverOfItsOwn();
    silent.answer(() => {});
    const telemetry = startTelemetry();
    const cloopen = makeClient(silent, { hooks: telemetry.hooks, timeoutMs: 20, retry: false });
    await caught(() => createConference(cloopen, { maxmember: "10" }));
    const { calls, attempts } = byKind(telemetry.spans());
    expect(attempts[0]?.attributes).toMatchObject({ "error.type": "CloopenTimeoutError" });
    expect(attempts[0]?.attributes).not.toHaveProperty("http.response.status_code");
    expect(calls[0]?.attributes).toMatchObject({ "cloopen.may_have_acted": true });
  });
});

describe("the histogram http.client.request.duration", () => {
  it("has one value for each attempt, in seconds, with the buckets of the conventions", async () => {
    server.answer(inTurn(http({ status: 503 }), json({ statusCode: "000000" })));
    const telemetry = startTelemetry();
    await listSubAccounts(makeClient(server, { hooks: telemetry.hooks, effects: tickingEffects() }), {});
    const series = await telemetry.series();
    expect(series.map(({ name, unit, count, attributes }) => ({ name, unit, count, attributes }))).toEqual(
      [{ "http.response.status_code": 503, "error.type": "503" }, { "http.response.status_code": 200 }].map((end) => ({
        name: "http.client.request.duration",
        unit: "s",
        count: 1,
        attributes: { ...COMMON, ...end },
      })),
    );
    for (const { sum, boundaries } of series) {
      expect(sum).toBeGreaterThanOrEqual(0.25);
      expect(sum).toBeLessThan(2);
      expect(boundaries).toEqual([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]);
    }
  });
});

it("sends no traceparent", async () => {
  await listSubAccounts(makeClient(server, { hooks: startTelemetry().hooks }), {});
  const names = [...server.theRequest().headers.keys()].map((name) => name.toLowerCase());
  expect(names.filter((name) => /trace|baggage|b3/.test(name))).toEqual([]);
});

it("works without an SDK", async () => {
  await expect(listSubAccounts(makeClient(server, { hooks: createOtelHooks() }), {})).resolves.toBeDefined();
  expect(server.requests).toHaveLength(1);
});
