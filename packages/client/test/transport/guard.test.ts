import { describe, expect, it } from "vitest";
import { createConference, type Transport, TransportError } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { AUTHORIZATION, SIG } from "../support/synthetic-account.js";

const fail = (transport: Transport, options: { signal?: AbortSignal } = {}): Promise<unknown> =>
  caught(() =>
    createConference(
      makeClient({ baseUrl: "http://127.0.0.1:1/2013-12-26" }, { transport, timeoutMs: 30 }),
      { maxmember: "10" },
      options,
    ),
  );

const nonsense = (value: unknown): Transport => {
  // @ts-expect-error: that is what JavaScript may give
  const transport: Transport = async () => value;
  return transport;
};

describe("a custom transport", () => {
  it.each<[string, Transport]>([
    [
      "throws",
      ({ url, headers }) => {
        throw new Error(`${url} ${JSON.stringify(headers)}`);
      },
    ],
    ["rejects", ({ url }) => Promise.reject(new Error(url))],
    ["rejects with nothing", () => Promise.reject()],
    ["resolves to nothing", nonsense(undefined)],
    ["resolves to a text", nonsense("OK")],
    ["resolves to a status that is no number", nonsense({ status: "200", headers: {}, text: "" })],
    ["resolves to a body that is no text", nonsense({ status: 200, headers: {}, text: {} })],
    ["resolves to something without headers", nonsense({ status: 200, text: "{}" })],
  ])("that %s leads to a connection error without secrets, and mayHaveActed", async (_, transport) => {
    const error = await fail(transport);
    expect(error).toMatchObject({ kind: "connection", mayHaveActed: true, attempts: 1 });
    const { message, stack } = error as Error;
    for (const secret of [SIG, AUTHORIZATION]) expect(`${message}${stack}`).not.toContain(secret);
  });

  it("that never settles ends at the timeout", async () => {
    expect(await fail(() => new Promise(() => {}))).toMatchObject({
      kind: "timeout",
      timeoutMs: 30,
      mayHaveActed: true,
    });
  });

  it("that never settles ends when the caller aborts", async () => {
    const abort = new AbortController();
    const transport: Transport = () => {
      setTimeout(() => abort.abort("enough"), 1);
      return new Promise(() => {});
    };
    expect(await fail(transport, { signal: abort.signal })).toMatchObject({
      kind: "abort",
      cause: "enough",
      mayHaveActed: true,
    });
  });

  it("that reports requestSent: false sets mayHaveActed to false, at the timeout, too", async () => {
    const rejected: Transport = () =>
      Promise.reject(new TransportError("connection", { requestSent: false, code: "ENOWAY" }));
    expect(await fail(rejected)).toMatchObject({
      kind: "connection",
      code: "ENOWAY",
      attempts: 3,
      mayHaveActed: false,
    });
    const connecting: Transport = (_, { signal }) =>
      new Promise((__, reject) => {
        signal?.addEventListener("abort", () => reject(new TransportError("aborted", { requestSent: false })));
      });
    expect(await fail(connecting)).toMatchObject({ kind: "timeout", mayHaveActed: false });
  });

  it("that resolves to more than 16 MiB leads to a decode error", async () => {
    const text = `{"statusCode":"000000","x":"${"x".repeat(17 * 1024 * 1024)}"}`;
    expect(await fail(async () => ({ status: 200, headers: {}, text }))).toMatchObject({
      kind: "decode",
      mayHaveActed: true,
    });
  });

  it.each([
    ["a text", "fetch"],
    ["an object", {}],
    ["null", null],
  ])("that is %s is rejected", (_, transport) => {
    expect(() =>
      // @ts-expect-error: that is what JavaScript may give
      makeClient({ baseUrl: "http://127.0.0.1:1/2013-12-26" }, { transport }),
    ).toThrow("transport must be a function");
  });
});
