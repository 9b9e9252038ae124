import { inspect } from "node:util";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  type ClientOptions,
  createClient,
  fetchTransport,
  getAccountInfo,
  isCloopenConfigError,
} from "../src/index.js";
import { caught } from "./support/caught.js";
import { APP_ID, NOW, SID, TOKEN } from "./support/synthetic-account.js";

const GOOD: ClientOptions = { accountSid: SID, authToken: TOKEN };

beforeEach(() => {
  for (const name of ["ACCOUNT_SID", "AUTH_TOKEN", "APP_ID", "BASE_URL"]) vi.stubEnv(`CLOOPEN_${name}`, "");
});

async function rejection(options: unknown): Promise<string> {
  // @ts-expect-error: that is what JavaScript may give
  const error = await caught(() => createClient(options));
  expect(isCloopenConfigError(error)).toBe(true);
  return error instanceof Error ? error.message : "";
}

describe("createClient rejects", () => {
  it.each([
    ["nothing given", {}, "accountSid (or CLOOPEN_ACCOUNT_SID) is missing"],
    ["an empty id", { ...GOOD, accountSid: "" }, "accountSid (or CLOOPEN_ACCOUNT_SID) is missing"],
    ["a short id", { ...GOOD, accountSid: SID.slice(1) }, "must be 32 letters and digits"],
    ["a long id", { ...GOOD, accountSid: `${SID}0` }, "must be 32 letters and digits"],
    ["a line end behind the id", { ...GOOD, accountSid: `${SID}\n` }, "must be 32 letters and digits"],
    ["a slash in the id", { ...GOOD, accountSid: `/${SID.slice(1)}` }, "must be 32 letters and digits"],
    ["full-width digits in the id", { ...GOOD, accountSid: `０${SID.slice(1)}` }, "must be 32 letters and digits"],
    ["a number as the id", { ...GOOD, accountSid: 1 }, "accountSid (or CLOOPEN_ACCOUNT_SID) is missing"],
    ["no token", { accountSid: SID }, "authToken (or CLOOPEN_AUTH_TOKEN) is missing"],
    ["an empty token", { ...GOOD, authToken: "" }, "authToken (or CLOOPEN_AUTH_TOKEN) is missing"],
    ["a blank behind the token", { ...GOOD, authToken: `${TOKEN} ` }, "has spaces"],
    ["a line end behind the token", { ...GOOD, authToken: `${TOKEN}\n` }, "has spaces"],
    ["a blank in the token", { ...GOOD, authToken: "a b" }, "has spaces"],
    ["a token of Chinese characters", { ...GOOD, authToken: "令牌" }, "characters that no token has"],
    [
      "plain http to the platform",
      { ...GOOD, baseUrl: "http://app.cloopen.com:8883/2013-12-26" },
      "baseUrl must begin with https://",
    ],
    [
      "plain http to a private address",
      { ...GOOD, baseUrl: "http://192.168.0.1/2013-12-26" },
      "baseUrl must begin with https://",
    ],
    [
      "plain http to a name that begins like loopback",
      { ...GOOD, baseUrl: "http://127.0.0.1.example.com" },
      "baseUrl must begin with https://",
    ],
    [
      "plain http to a name that ends like loopback",
      { ...GOOD, baseUrl: "http://localhost.example.com" },
      "baseUrl must begin with https://",
    ],
    ["plain http to all addresses", { ...GOOD, baseUrl: "http://0.0.0.0:8883" }, "baseUrl must begin with https://"],
    ["another scheme", { ...GOOD, baseUrl: "ftp://app.cloopen.com" }, "baseUrl must begin with https://"],
    ["a URL without a scheme", { ...GOOD, baseUrl: "app.cloopen.com/2013-12-26" }, "baseUrl is not a URL"],
    ["an empty base URL", { ...GOOD, baseUrl: "" }, "baseUrl is not a URL"],
    [
      "a name in the base URL",
      { ...GOOD, baseUrl: "https://user@app.cloopen.com" },
      "scheme, host, port and path only",
    ],
    [
      "a password in the base URL",
      { ...GOOD, baseUrl: "https://:pass@app.cloopen.com" },
      "scheme, host, port and path only",
    ],
    [
      "a query in the base URL",
      { ...GOOD, baseUrl: "https://app.cloopen.com/?a=1" },
      "scheme, host, port and path only",
    ],
    [
      "a fragment in the base URL",
      { ...GOOD, baseUrl: "https://app.cloopen.com/#a" },
      "scheme, host, port and path only",
    ],
    ["an unknown format", { ...GOOD, format: "yaml" }, 'format must be "json" or "xml"'],
    [
      "an unknown format of a half",
      { ...GOOD, format: { request: "json", reply: "yaml" } },
      'format must be "json" or "xml"',
    ],
    ["null as a format", { ...GOOD, format: null }, 'format must be "json" or "xml"'],
    ["a time-out of 0", { ...GOOD, timeoutMs: 0 }, "timeoutMs and deadlineMs must be"],
    ["a negative time-out", { ...GOOD, timeoutMs: -1 }, "timeoutMs and deadlineMs must be"],
    ["a time-out that is no number", { ...GOOD, timeoutMs: Number.NaN }, "timeoutMs and deadlineMs must be"],
    ["a time-out in words", { ...GOOD, timeoutMs: "soon" }, "timeoutMs and deadlineMs must be"],
  ])("%s", async (_, options, message) => {
    const text = await rejection(options);
    expect(text).toContain(message);
    expect(text).not.toContain(TOKEN);
  });

  it("a browser, where every visitor could read the token", async () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(await rejection(GOOD)).toContain("this is a browser");
    expect(createClient({ ...GOOD, dangerouslyAllowBrowser: true }).sid).toBe(SID);
  });
});

describe("createClient accepts", () => {
  it.each([
    ["http://localhost:8883", "http://localhost:8883"],
    ["http://127.0.0.1:8883/2013-12-26/", "http://127.0.0.1:8883/2013-12-26"],
    ["http://127.8.9.10", "http://127.8.9.10"],
    ["http://[::1]:8883/x", "http://[::1]:8883/x"],
    ["https://sandboxapp.cloopen.com:8883/2013-12-26//", "https://sandboxapp.cloopen.com:8883/2013-12-26"],
  ])("%s as an address", (baseUrl, written) => {
    expect(createClient({ ...GOOD, baseUrl }).baseUrl).toBe(written);
  });

  it("the platform by default", () => {
    expect(createClient(GOOD).baseUrl).toBe("https://app.cloopen.com:8883/2013-12-26");
  });

  it("everything from the environment", () => {
    vi.stubEnv("CLOOPEN_ACCOUNT_SID", SID);
    vi.stubEnv("CLOOPEN_AUTH_TOKEN", TOKEN);
    vi.stubEnv("CLOOPEN_APP_ID", APP_ID);
    vi.stubEnv("CLOOPEN_BASE_URL", "http://localhost:1/x");
    expect(createClient()).toMatchObject({
      sid: SID,
      appId: APP_ID,
      baseUrl: "http://localhost:1/x",
      level: "account",
    });
  });

  it("options in preference to the environment", () => {
    vi.stubEnv("CLOOPEN_ACCOUNT_SID", "0".repeat(32));
    vi.stubEnv("CLOOPEN_APP_ID", "other");
    expect(createClient({ ...GOOD, appId: APP_ID })).toMatchObject({ sid: SID, appId: APP_ID });
  });

  it("a global document without a window, as no browser", () => {
    vi.stubGlobal("document", {});
    expect(createClient(GOOD).sid).toBe(SID);
  });
});

describe("a timeout longer than timers can hold", () => {
  it.each([2 ** 31, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])(
    "of %d ms does not end the call at once",
    async (timeoutMs) => {
      const fetch = (_: string, { signal }: { signal: AbortSignal }): Promise<Response> =>
        new Promise((resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
          setTimeout(() => resolve(new Response('{"statusCode":"000000","Account":{"type":"1"}}')), 20);
        });
      const answer = async (): Promise<unknown> =>
        getAccountInfo(createClient({ ...GOOD, timeoutMs, transport: fetchTransport({ fetch }) }));
      // Either is right: to reject it, or to wait.
      const outcome = await answer().catch((error: unknown) => (isCloopenConfigError(error) ? "rejected" : error));
      expect([{ type: "1" }, "rejected"]).toContainEqual(outcome);
    },
  );
});

describe("the client keeps its secrets", () => {
  it("when it is inspected or written as JSON", () => {
    const cloopen = createClient({ ...GOOD, appId: APP_ID, effects: { now: () => NOW } });
    const sub = cloopen.subAccount({ sid: SID, token: TOKEN });
    for (const client of [cloopen, sub]) {
      const shown = `${inspect(client, { showHidden: true, depth: 10, getters: true })}${JSON.stringify(client)}${Object.values(client).map(String).join()}`;
      expect(shown).toContain(SID);
      expect(shown).not.toContain(TOKEN);
    }
  });
});
