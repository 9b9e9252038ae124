import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { getAccountInfo, sendTemplateSms } from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { sign } from "../../src/protocol/signing/sign.js";
import { formatTimestamp } from "../../src/protocol/signing/timestamp.js";
import { signing } from "../../src/signing.js";
import { json } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { FAILURES } from "../support/failures/failures.js";
import { hookEvents, makeClient } from "../support/make-client.js";
import { CALLBACK_SECRET, NOW, SID, SUB_ACCOUNT, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());

/**
 * Everything that a value can show, its causes included: as string, as JSON, inspected, copied, and
 * its hidden properties.
 */
function shown(value: unknown): string {
  const parts = [
    String(value),
    asCopied(value),
    inspect(value),
    inspect(value, { showHidden: true, depth: null, getters: true }),
  ];
  for (let error = value; error instanceof Error; error = error.cause) {
    parts.push(error.message, error.stack ?? "", JSON.stringify(error, Object.getOwnPropertyNames(error)));
  }
  return parts.join("\n");
}

/**
 * JSON, and what `structuredClone` makes of it; a client cannot be cloned, and the error that says
 * so quotes it.
 */
function asCopied(value: unknown): string {
  try {
    return `${JSON.stringify(value)}\n${inspect(structuredClone(value), { showHidden: true, depth: null })}`;
  } catch (error) {
    return inspect(error);
  }
}

const signatures = [{ sid: SID, token: TOKEN }, SUB_ACCOUNT].map((credentials) =>
  sign(credentials, formatTimestamp(NOW)),
);
const secrets = new Set([
  TOKEN,
  SUB_ACCOUNT.token,
  CALLBACK_SECRET,
  ...signatures.flatMap(({ sig, authorization }) => [sig, authorization]),
]);

function leaksIn(text: string): string[] {
  const lower = text.toLowerCase();
  return [...secrets].filter((secret) =>
    [secret, encodeURIComponent(secret)].some((one) => lower.includes(one.toLowerCase())),
  );
}

/** What is written to the console meanwhile. */
function listenToConsole(): { readonly lines: unknown[][]; readonly stop: () => void } {
  const lines: unknown[][] = [];
  const methods = ["log", "info", "warn", "error", "debug", "trace"] as const;
  const spies = methods.map((method) =>
    vi.spyOn(console, method).mockImplementation((...line) => void lines.push(line)),
  );
  return { lines, stop: () => spies.forEach((spy) => void spy.mockRestore()) };
}

describe("never shows a token, a sig or an Authorization", () => {
  const collected = new Map<string, string>();
  let eventCount = 0;
  let lines: unknown[][];

  beforeAll(async () => {
    const listening = listenToConsole();
    lines = listening.lines;
    for (const failure of FAILURES) {
      server.reset();
      // A success in place of a failure is reported by failures.test.ts.
      const error = await caught(() => failure.trigger(server)).catch((unexpected: unknown) => unexpected);
      const events = hookEvents.splice(0);
      collected.set(failure.name, [error, ...events].map(shown).join("\n"));
      eventCount += events.length;
      for (const { query, headers } of server.requests) {
        secrets.add(query.get("sig") ?? "no sig came").add(headers.get("authorization") ?? "no Authorization came");
      }
    }
    listening.stop();
  });

  it.each(FAILURES.map(({ name }) => name))("in the error: %s", (name) => {
    const text = collected.get(name) ?? "";
    expect(text).not.toBe("");
    expect(leaksIn(text)).toStrictEqual([]);
    expect(text).not.toMatch(/[?&]sig=(?!\*)/i);
  });

  it("in an event of the hooks", () => {
    expect(eventCount).toBeGreaterThan(FAILURES.length);
  });

  it("on the console", () => {
    expect(lines).toStrictEqual([]);
  });

  it("and the collector finds one in any place", () => {
    const [{ sig, authorization } = { sig: "", authorization: "" }] = signatures;
    const cause = Object.defineProperty(new Error("x"), "hidden", {
      value: { headers: new Map([["Authorization", authorization]]) },
    });
    const leaky = new Error("x", { cause });
    leaky.stack = `at https://app.cloopen.com/?sig=${sig.toLowerCase()}`;
    expect(leaksIn(shown(leaky))).toStrictEqual([sig, authorization]);
    expect(leaksIn(shown({ deep: [[{ token: TOKEN }]] }))).toStrictEqual([TOKEN]);
    expect(
      leaksIn(shown(new Error("x", { cause: new Error("y", { cause: encodeURIComponent(authorization) }) }))),
    ).toStrictEqual([authorization]);
  });

  it("while the requests have them", () => {
    expect(secrets).not.toContain("no sig came");
    expect(secrets).not.toContain("no Authorization came");
    // Three that are given, what two accounts sign, and what one of them signs by a corrected
    // clock.
    expect(secrets.size).toBe(9);
  });
});

describe("never shows them elsewhere, either:", () => {
  it.each([
    ["a client", () => makeClient(server)],
    ["the client of a sub-account", () => makeClient(server).subAccount(SUB_ACCOUNT)],
    ["a middleware", () => signing({ sid: SID, token: TOKEN })],
    ["what a call promises", () => getAccountInfo(makeClient(server))],
    ["what a call gives", async () => sendTemplateSms(makeClient(server), { to: "1", templateId: "1" })],
    ["what a path gives", async () => createPathClient(makeClient(server)).GET("/Accounts/{accountSid}/AccountInfo")],
    [
      "what a path is rejected with",
      async () => {
        server.answer(json({ statusCode: "111109", statusMsg: "【账号】签名不符" }));
        return createPathClient(makeClient(server)).GET("/Accounts/{accountSid}/AccountInfo");
      },
    ],
  ])("%s", async (_, make) => {
    server.reset();
    const listening = listenToConsole();
    const given = make();
    const text = `${shown(given)}\n${shown(await given)}`;
    listening.stop();
    expect(text.length).toBeGreaterThan(20);
    expect(leaksIn(text)).toStrictEqual([]);
    expect(text).not.toMatch(/[?&]sig=(?!\*)/i);
    expect(listening.lines).toStrictEqual([]);
  });
});
