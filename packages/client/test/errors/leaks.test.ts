import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sign } from "../../src/signing/sign.js";
import { formatTimestamp } from "../../src/signing/timestamp.js";
import { caught } from "../support/caught.js";
import { FAILURES } from "../support/failures/failures.js";
import { hookEvents } from "../support/make-client.js";
import { NOW, SID, SUB_ACCOUNT, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());

/** Everything that an error can be made to show. */
function shown(error: unknown): string {
  const parts = [String(error), JSON.stringify(error), inspect(error, { showHidden: true, depth: 10, getters: true })];
  if (error instanceof Error) parts.push(error.message, error.stack ?? "");
  return parts.join("\n");
}

const signatures = [{ sid: SID, token: TOKEN }, SUB_ACCOUNT].map((credentials) =>
  sign(credentials, formatTimestamp(NOW)),
);
const secrets = new Set([
  TOKEN,
  SUB_ACCOUNT.token,
  ...signatures.flatMap(({ sig, authorization }) => [sig, authorization]),
]);

function leaksIn(text: string): string[] {
  return [...secrets].filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
}

describe("no error shows a token, a sig or an Authorization", () => {
  const collected = new Map<string, string>();
  let eventCount = 0;

  beforeAll(async () => {
    for (const failure of FAILURES) {
      server.reset();
      // A success where a failure is due is for failures.test.ts to tell.
      const error = await caught(() => failure.provoke(server)).catch((unexpected: unknown) => unexpected);
      const events = hookEvents.splice(0);
      collected.set(failure.name, [shown(error), ...events.map(shown)].join("\n"));
      eventCount += events.length;
      for (const { query, headers } of server.requests) {
        secrets.add(query.get("sig") ?? "no sig came").add(headers.get("authorization") ?? "no Authorization came");
      }
    }
  });

  it.each(FAILURES.map(({ name }) => name))("not %s", (name) => {
    const text = collected.get(name) ?? "";
    expect(text).not.toBe("");
    expect(leaksIn(text)).toStrictEqual([]);
    expect(text).not.toMatch(/[?&]sig=(?!\*)/i);
  });

  it("nor does any event of the hooks", () => {
    expect(eventCount).toBeGreaterThan(FAILURES.length);
  });

  it("and the collector would see one, wherever it hid", () => {
    const [{ sig, authorization } = { sig: "", authorization: "" }] = signatures;
    const cause = Object.defineProperty(new Error("x"), "hidden", {
      value: { headers: new Map([["Authorization", authorization]]) },
    });
    const leaky = new Error("x", { cause });
    leaky.stack = `at https://app.cloopen.com/?sig=${sig.toLowerCase()}`;
    expect(leaksIn(shown(leaky))).toStrictEqual([sig, authorization]);
    expect(leaksIn(shown({ deep: [[{ token: TOKEN }]] }))).toStrictEqual([TOKEN]);
  });

  it("while the requests did carry them", () => {
    expect(secrets).not.toContain("no sig came");
    expect(secrets).not.toContain("no Authorization came");
    expect(secrets.size).toBe(6);
  });
});
