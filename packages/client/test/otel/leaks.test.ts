import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, http, json } from "../support/answers.js";
import { argumentsOf, callFunction, describedBy, functionNames } from "../support/every-function.js";
import { makeClient } from "../support/make-client.js";
import { APP_ID, SID, SUB_ACCOUNT, TOKEN } from "../support/synthetic-account.js";
import { startTelemetry, type Telemetry } from "../support/telemetry.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const PHONE = "13800138000";
const OUTCOMES: readonly (readonly [string, Answer])[] = [
  ["success", json({ statusCode: "000000" })],
  ["a rejection that quotes a phone number", json({ statusCode: "160040", statusMsg: `${PHONE} too often` })],
  ["a page of a gateway", http({ status: 502, body: `${PHONE} ${TOKEN}` })],
];

/** Everything that leaves the process with the telemetry. */
async function exported(telemetry: Telemetry): Promise<string> {
  const spans = telemetry.spans().map(({ name, attributes, events, links, status, instrumentationScope }) => {
    return { name, attributes, events, links, status, instrumentationScope };
  });
  return JSON.stringify([spans, await telemetry.series()]);
}

/** Arguments with a phone number wherever a string may be. */
function withPhones(value: unknown): unknown {
  if (typeof value === "string") return PHONE;
  if (Array.isArray(value)) return value.map(withPhones);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPhones(member)]));
}

describe.each(OUTCOMES)("after %s", (_, answer) => {
  it.each(functionNames)("%s leaves neither a credential nor an argument in the telemetry", async (name) => {
    server.answer(answer);
    const telemetry = startTelemetry();
    const operation = describedBy(name);
    const cloopen = makeClient(server, { hooks: telemetry.hooks, retry: false });
    const caller = operation.level === "account" ? cloopen : cloopen.subAccount(SUB_ACCOUNT);
    for (const params of [argumentsOf(operation), withPhones(argumentsOf(operation))]) {
      await callFunction(name, caller, params as Record<string, unknown>, undefined).catch(() => {});
    }
    const text = await exported(telemetry);
    expect(text).toContain('"url.full"');
    const sent = server.requests.flatMap(({ query, headers }) => [
      ...[...query.values()].filter((value) => value !== "" && value.length > 3),
      headers.get("authorization") ?? "",
    ]);
    expect(sent.length).toBeGreaterThan(1);
    const secrets = [PHONE, SID, TOKEN, APP_ID, SUB_ACCOUNT.sid, SUB_ACCOUNT.token, ...sent];
    expect(secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });
});

it("has no more attributes than are known here", async () => {
  const telemetry = startTelemetry();
  for (const [, answer] of OUTCOMES) {
    server.answer(answer);
    const cloopen = makeClient(server, { hooks: telemetry.hooks });
    await callFunction("getAccountInfo", cloopen, {}, undefined).catch(() => {});
  }
  const names = telemetry.spans().flatMap(({ attributes }) => Object.keys(attributes));
  expect([...new Set(names)].toSorted()).toEqual([
    "cloopen.attempts",
    "cloopen.level",
    "cloopen.may_have_acted",
    "cloopen.operation",
    "cloopen.status_code",
    "error.type",
    "http.request.method",
    "http.request.resend_count",
    "http.response.status_code",
    "server.address",
    "server.port",
    "url.full",
    "url.template",
  ]);
});
