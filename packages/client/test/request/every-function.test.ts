import { describe, expect, it } from "vitest";
import { operations } from "../../src/generated/operation-table.js";
import { type CallOptions, type CloopenClient, createClient } from "../../src/index.js";
import { decodeJson } from "../../src/protocol/json/decode-json.js";
import type { AnyOperation } from "../../src/protocol/operation.js";
import { decodeXml } from "../../src/xml.js";
import { argumentsOf, callFunction, describedBy, functionNames } from "../support/every-function.js";
import {
  APP_ID,
  AUTHORIZATION,
  NOW,
  SID,
  SIG,
  SUB_ACCOUNT,
  SUB_AUTHORIZATION,
  SUB_SIG,
  TOKEN,
} from "../support/synthetic-account.js";

type Formats = NonNullable<CallOptions["format"]>;

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | undefined;
}

function clientFor(level: AnyOperation["level"], format: Formats | undefined, sent: Sent[]): CloopenClient {
  const cloopen = createClient({
    accountSid: SID,
    authToken: TOKEN,
    appId: APP_ID,
    baseUrl: "http://127.0.0.1:1/2013-12-26",
    ...(format && { format }),
    effects: { now: () => NOW },
    transport: async ({ url, method, headers, body }) => {
      sent.push({ url: new URL(url), method, headers, body });
      return { status: 200, headers: {}, text: '{"statusCode":"000000"}' };
    },
  });
  return level === "account" ? cloopen : cloopen.subAccount(SUB_ACCOUNT);
}

async function call(name: string, options: CallOptions | undefined, ofClient?: Formats) {
  const operation = describedBy(name);
  const params = argumentsOf(operation);
  const sent: Sent[] = [];
  await callFunction(name, clientFor(operation.level, ofClient, sent), params, options);
  const [request, ...others] = sent;
  if (request === undefined || others.length > 0) throw new Error(`${name} sent ${sent.length} requests`);
  return { operation, params, request };
}

const whole = operations.filter(({ commands }) => commands === undefined);
const commands = operations.flatMap(({ commands: names, path }) => (names ?? []).map((command) => ({ path, command })));
const names = functionNames;

describe("there is a function", () => {
  it.each(whole.map(({ id }) => id))("for the operation %s", (id) => {
    expect(describedBy(id)).toBe(operations.find((operation) => operation.id === id));
  });

  it.each(commands)("for the command $command on $path", ({ path, command }) => {
    const described = names
      .map(describedBy)
      .filter((operation) => operation.command === command && operation.path === path);
    expect(described).toHaveLength(1);
  });

  it("for nothing else", () => {
    expect(whole.length).toBeGreaterThan(0);
    expect(commands.length).toBeGreaterThan(0);
    expect(names).toHaveLength(whole.length + commands.length);
  });
});

describe("sends ids, signature and arguments in their places", () => {
  it.each(names)("%s", async (name) => {
    for (const format of ["json", "xml"] as const) {
      const { operation, params, request } = await call(name, { format });
      const { path, level, request: message, command, appId, method } = operation;
      const onMain = level === "account";
      expect(request.method).toBe(method.toUpperCase());
      expect(request.url.pathname).toBe(`/2013-12-26${path.replace(/\{\w+\}/, onMain ? SID : SUB_ACCOUNT.sid)}`);
      expect(request.url.searchParams.get("sig")).toBe(onMain ? SIG : SUB_SIG);
      expect(request.headers["Authorization"]).toBe(onMain ? AUTHORIZATION : SUB_AUTHORIZATION);
      for (const { name: member, repeats, required } of operation.query ?? []) {
        const expected = member === "appid" ? APP_ID : (params[repeats ?? member] ?? null);
        expect(request.url.searchParams.get(member)).toBe(expected);
        if (required) expect(expected).not.toBeNull();
      }
      if (message === undefined) {
        expect(request.body === undefined).toBe(!operation.upload);
        continue;
      }
      const decode = format === "json" ? decodeJson : decodeXml;
      const body = command === undefined ? params : { [command]: params };
      expect(decode(message, String(request.body))).toEqual({ ...(appId && { [appId]: APP_ID }), ...body });
    }
  });
});

describe("chooses the format", () => {
  const told = (request: Sent) => [request.headers["Content-Type"], request.headers["Accept"]];
  const expected = (operation: AnyOperation, asked: "json" | "xml", reply: "json" | "xml" = asked) => [
    operation.upload ? "application/octet-stream" : `application/${asked};charset=utf-8`,
    `application/${reply}`,
  ];

  it.each(names)("of %s: the call's, else the client's, else that of the vendor's clients", async (name) => {
    const { operation, request } = await call(name, undefined);
    const preferred = operation.path.includes("/ivr/") ? "xml" : "json";
    expect(told(request)).toEqual(expected(operation, preferred));
    for (const format of ["json", "xml"] as const) {
      expect(told((await call(name, undefined, format)).request)).toEqual(expected(operation, format));
      const other = format === "json" ? "xml" : "json";
      expect(told((await call(name, { format }, other)).request)).toEqual(expected(operation, format));
      const mixed = { request: format, reply: other } as const;
      expect(told((await call(name, { format: mixed })).request)).toEqual(expected(operation, format, other));
    }
  });
});
