import { once } from "node:events";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { afterEach, describe, expect, test } from "vitest";
import type { Fault } from "../../src/faults/fault.js";
import type { Listening } from "../../src/server/listen.js";
import { headersOf, planFor, targetOf } from "../support/plan.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const plan = planFor("sendTemplateSms");

async function start(fault: Fault, tls = false) {
  const { sandbox, clock } = createTestSandbox();
  const listening = await sandbox.listen({ tls });
  open.push(listening);
  sandbox.fail(fault);
  const send = () => {
    const request = (tls ? requestHttps : requestHttp)(new URL(targetOf(plan), listening.url), {
      method: "POST",
      headers: { ...headersOf(plan), "Content-Length": Buffer.byteLength(plan.body ?? "") },
      agent: false,
      ...(listening.certificate && { ca: listening.certificate }),
    });
    request.end(plan.body);
    return request;
  };
  return { sandbox, clock, send };
}

describe.each([false, true])("over sockets, TLS %s", (tls) => {
  test.each([
    ["reset-before", 0],
    ["reset-after", 1],
  ] as const)("%s cuts the connection, with %i message sent; the next call works", async (kind, sent) => {
    const { sandbox, send } = await start({ kind }, tls);
    const [error] = await once(send(), "error").catch((error: unknown) => [error]);
    expect(error).toMatchObject({ code: "ECONNRESET" });
    expect(sandbox.state.messages.size).toBe(sent);
    const [response] = await once(send(), "response");
    expect(response.resume().statusCode).toBe(200);
  });

  test("half-body: the whole head, then half of the bytes, then the cut", async () => {
    const { send } = await start({ kind: "half-body" }, tls);
    const [response] = await once(send(), "response");
    const length = Number(response.headers["content-length"]);
    let got = 0;
    response.on("data", (chunk: Buffer) => {
      got += chunk.length;
    });
    const [error] = await once(response, "error").catch((error: unknown) => [error]);
    expect(error).toMatchObject({ code: "ECONNRESET" });
    expect(length).toBeGreaterThan(20);
    expect(got).toBe(Math.floor(length / 2));
  });
});

describe("over sockets", () => {
  test("stall: nothing comes until the caller goes, and the server lives on", async () => {
    const { send } = await start({ kind: "stall" });
    const stalled = send();
    const failed = once(stalled, "error").catch((error: unknown) => [error]);
    const [response] = await once(send(), "response");
    expect(response.resume().statusCode).toBe(200);
    stalled.destroy(new Error("given up"));
    expect(await failed).toMatchObject([{ message: "given up" }]);
    const [next] = await once(send(), "response");
    expect(next.resume().statusCode).toBe(200);
  });

  test("empty: HTTP 200 with a length of zero", async () => {
    const { send } = await start({ kind: "empty" });
    const [response] = await once(send(), "response");
    expect([response.statusCode, response.headers["content-length"]]).toEqual([200, "0"]);
    response.resume();
  });
});

test("faults over HTTP: asked for, listed, taken away one by one and all at once", async () => {
  const { sandbox } = createTestSandbox();
  const { console, close } = await sandbox.listen();
  try {
    const ask = async (method: string, path: string, body?: string) => {
      const response = await fetch(`${console}${path}`, { method, ...(body !== undefined && { body }) });
      return [response.status, await response.json()];
    };
    expect(await ask("POST", "/faults", '{"kind":"http-status","status":503,"retryAfter":1}')).toEqual([
      201,
      { id: 1 },
    ]);
    expect(await ask("POST", "/faults", '{"kind":"stall","times":"always"}')).toEqual([201, { id: 2 }]);
    expect(await ask("POST", "/faults", '{"kind":"stal"}')).toMatchObject([
      400,
      { error: expect.stringContaining("kind: expected one of latency") },
    ]);
    expect(await ask("POST", "/faults", "[]")).toMatchObject([400, { error: expect.stringContaining("kind") }]);
    expect(await ask("GET", "/faults")).toMatchObject([200, { faults: [{ id: 1, met: 0 }, { id: 2 }] }]);
    expect(await ask("DELETE", "/faults/1")).toEqual([200, {}]);
    expect(await ask("DELETE", "/faults/1")).toEqual([
      404,
      { error: expect.stringMatching(/^no such fault; there (?:is none|are [\d, ]+)$/) },
    ]);
    expect(await ask("DELETE", "/faults")).toEqual([200, {}]);
    expect(sandbox.faults).toEqual([]);
  } finally {
    await close();
  }
});
