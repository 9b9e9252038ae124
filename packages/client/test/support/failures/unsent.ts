import {
  type ClientOptions,
  callback,
  createConference,
  fetchTransport,
  getAccountInfo,
  sendTemplateSms,
} from "../../../src/index.js";
import { createPathClient } from "../../../src/paths/index.js";
import { makeClient } from "../make-client.js";
import { SID, SUB_ACCOUNT, TOKEN } from "../synthetic-account.js";
import type { Failure } from "./failure.js";

type Expected = Readonly<Record<string, unknown>>;

function unsent(name: string, kind: Failure["kind"], trigger: Failure["trigger"], expected: Expected = {}): Failure {
  return { name, kind, expected, requests: 0, trigger };
}

function misconfigured(name: string, options: Readonly<Record<string, unknown>>): Failure {
  return unsent(name, "config", (server) => getAccountInfo(makeClient(server, options as ClientOptions)));
}

function badArguments(name: string, params: unknown, path: string, format: "json" | "xml" = "json"): Failure {
  return unsent(
    name,
    "encode",
    // @ts-expect-error: that is what JavaScript may give
    (server) => sendTemplateSms(makeClient(server), params, { format }),
    { operation: "sendTemplateSms", path },
  );
}

/**
 * A loopback address with a closed port, above the ephemeral range: a port that was just closed may
 * be in use by another test.
 */
const CLOSED_ADDRESS = "http://127.0.0.1:61999/2013-12-26";

/** Failures of calls that never reached the server. */
export const UNSENT: readonly Failure[] = [
  unsent("a refused connection", "connection", async () => getAccountInfo(makeClient({ baseUrl: CLOSED_ADDRESS })), {
    code: "ECONNREFUSED",
    operation: "getAccountInfo",
  }),
  unsent(
    "a host that does not exist",
    "connection",
    (server) => {
      const cause = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
      return getAccountInfo(
        makeClient(server, {
          transport: fetchTransport({ fetch: () => Promise.reject(new TypeError("fetch failed", { cause })) }),
        }),
      );
    },
    { code: "ENOTFOUND", operation: "getAccountInfo" },
  ),
  unsent("TLS to a server that speaks none", "connection", ({ baseUrl }) =>
    getAccountInfo(makeClient({ baseUrl: baseUrl.replace("http:", "https:") })),
  ),
  unsent("a fetch that throws the URL", "connection", (server) =>
    getAccountInfo(
      makeClient(server, {
        transport: fetchTransport({ fetch: (url) => Promise.reject(new Error(`cannot fetch ${url}`)) }),
      }),
    ),
  ),
  unsent("a fetch that throws at once", "connection", (server) =>
    getAccountInfo(
      makeClient(server, {
        transport: fetchTransport({
          fetch: (url, init) => {
            throw Object.assign(new TypeError(url), { init });
          },
        }),
      }),
    ),
  ),
  misconfigured("no id", { accountSid: "" }),
  misconfigured("a short id", { accountSid: SID.slice(1) }),
  misconfigured("no token", { authToken: "" }),
  misconfigured("a token with a blank", { authToken: `${TOKEN} ` }),
  misconfigured("a token as the id", { accountSid: `${TOKEN}0` }),
  misconfigured("plain http beyond loopback", { baseUrl: "http://app.cloopen.com:8883/2013-12-26" }),
  misconfigured("a token in the base URL", { baseUrl: `https://${SID}:${TOKEN}@app.cloopen.com` }),
  misconfigured("a token in a malformed base URL", { baseUrl: `//${TOKEN}@app.cloopen.com` }),
  misconfigured("a token in the query of the base URL", { baseUrl: `https://app.cloopen.com?token=${TOKEN}` }),
  misconfigured("an unknown format", { format: "yaml" }),
  misconfigured("a time-out of nothing", { timeoutMs: 0 }),
  unsent(
    "an unknown format of a call",
    "config",
    // @ts-expect-error: no format
    (server) => getAccountInfo(makeClient(server), { format: "yaml" }),
  ),
  unsent("a time-out of nothing of a call", "config", (server) => getAccountInfo(makeClient(server), { timeoutMs: 0 })),
  unsent("a sub-account's operation on the main client", "config", (server) =>
    callback(makeClient(server), { from: "1", to: "2" }),
  ),
  unsent("the main account's operation on a sub-account's client", "config", (server) =>
    getAccountInfo(makeClient(server).subAccount(SUB_ACCOUNT)),
  ),
  unsent("a sub-account's token with a line end", "config", (server) =>
    makeClient(server).subAccount({ sid: SUB_ACCOUNT.sid, token: `${SUB_ACCOUNT.token}\n` }),
  ),
  unsent("a path that is not in the contract", "config", (server) => {
    // @ts-expect-error: no path
    return createPathClient(makeClient(server)).GET(`/Accounts/${SID}/AccountInfo`);
  }),
  badArguments("no arguments", undefined, ""),
  badArguments("a missing member", { to: "1" }, "templateId"),
  badArguments("an unknown member", { to: "1", templateId: "1", authToken: TOKEN }, "authToken"),
  badArguments("a number", { to: 13800138000, templateId: "1" }, "to"),
  badArguments("a character that XML cannot carry", { to: "1", templateId: "1", datas: ["a\0b"] }, "datas[0]", "xml"),
  unsent(
    "a token where one of two words is due",
    "encode",
    // @ts-expect-error: not one of the words
    (server) => createConference(makeClient(server), { autojoin: TOKEN }),
    { path: "CreateConf.autojoin" },
  ),
  unsent(
    "a call that was called off before",
    "abort",
    (server) => sendTemplateSms(makeClient(server), { to: "1", templateId: "1" }, { signal: AbortSignal.abort() }),
    { name: "AbortError", attempts: 0, mayHaveActed: false },
  ),
];
