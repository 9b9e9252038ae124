import { createHash } from "node:crypto";
import { CloopenApiError, type CloopenClient, createClient } from "@cloopen-rest/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyFor, type Case, listCases } from "../src/cases.js";
import { CONTRACT } from "../src/contract.js";
import { type HttpMessage, parseHttpMessage } from "../src/http-message.js";
import { openTarget, type Target } from "../src/target.js";
import { violations } from "../src/validator.js";
import { readXmlBySchema } from "../src/xml-by-schema.js";

const maySend = process.env["CLOOPEN_CONTRACT_BASE_URL"] === undefined || process.env["CLOOPEN_CONTRACT_SEND"] === "1";
const cases = listCases(maySend);
let target: Target;

beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

describe("what is sent and what is answered", () => {
  it.each(cases)("$name", async ({ operation, formats }) => {
    const { cloopen, credentials } = signerFor(operation.level);
    const { data, body } = await callPath(cloopen, { operation, formats, name: "" });
    const { request, reply } = takeMessages();

    expectSigned(request, credentials);
    expectPath(request, operation.path, credentials.sid);
    expectFormats(request, formats);
    if (operation.request === undefined) expect(request.body).toHaveLength(0);
    else {
      const sent = readBody(operation.request, request, formats.request);
      expect(violations(operation.request, sent)).toEqual([]);
      expect(sent).toMatchObject(body ?? {});
    }

    expect(reply.startLine).toMatch(/^HTTP\/1\.1 200 /);
    expect(reply.headers.get("content-type")).toMatch(new RegExp(`^application/${formats.reply}\\b`));
    const answered = readBody(operation.reply, reply, formats.reply);
    expect(violations(operation.reply, answered)).toEqual([]);
    expectStatusCodeFirst(reply, formats.reply);
    expect(data).toMatchObject(answered as object);
  });
});

describe("a wrong token is answered with 111109, HTTP 200, in the format asked for", () => {
  it.each(cases)("$name", async ({ operation, formats }) => {
    const { cloopen, credentials } = signerFor(operation.level);
    const stranger = strangerFor(operation.level, credentials.sid, cloopen);
    const { error } = await callPath(stranger, { operation, formats, name: "" });
    const { reply } = takeMessages();

    expect(error).toBeInstanceOf(CloopenApiError);
    expect(error?.statusCode).toBe("111109");
    expect(operation.codes).toContain("111109");
    expect(reply.startLine).toMatch(/^HTTP\/1\.1 200 /);
    const answered = readBody(operation.reply, reply, formats.reply);
    expect(violations(operation.reply, answered)).toEqual([]);
    expect(answered).toEqual({ statusCode: "111109", statusMsg: expect.any(String) });
  });
});

it.runIf(maySend)("covers every operation of the contract in four combinations", () => {
  for (const { id } of CONTRACT) expect(cases.filter(({ operation }) => operation.id === id)).toHaveLength(4);
});

function signerFor(level: "account" | "subAccount"): {
  readonly cloopen: CloopenClient;
  readonly credentials: { readonly sid: string; readonly token: string };
} {
  if (level === "account") return target;
  if (target.subAccount === undefined) throw new Error("no sub-account without permission to send");
  return { cloopen: target.subAccount.cloopen, credentials: target.subAccount };
}

function strangerFor(level: "account" | "subAccount", sid: string, cloopen: CloopenClient): CloopenClient {
  const token = "x".repeat(32);
  if (level === "subAccount") return cloopen.subAccount({ sid, token });
  const { baseUrl, appId = "" } = cloopen;
  return createClient({ accountSid: sid, authToken: token, appId, baseUrl });
}

async function callPath(cloopen: CloopenClient, { operation, formats }: Case) {
  const body = bodyFor(operation);
  const init = { format: formats, ...(body && { body }) };
  // The table knows its paths at run time only, the types want them at compile time.
  const call = (operation.method === "GET" ? cloopen.GET : cloopen.POST) as (
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: CloopenApiError }>;
  return { ...(await call(operation.path, init)), body };
}

function takeMessages(): { request: HttpMessage; reply: HttpMessage } {
  const { sent, received } = target.tap.take();
  return { request: parseHttpMessage(sent), reply: parseHttpMessage(received) };
}

function expectSigned(request: HttpMessage, { sid, token }: { sid: string; token: string }): void {
  const authorization = Buffer.from(request.headers.get("authorization") ?? "", "base64").toString("latin1");
  const [id, timestamp = ""] = authorization.split(":");
  expect(id).toBe(sid);
  expect(timestamp).toMatch(/^\d{14}$/);
  const sig = createHash("md5")
    .update(sid + token + timestamp)
    .digest("hex")
    .toUpperCase();
  expect(queryOf(request).get("sig")).toBe(sig);
}

function expectPath(request: HttpMessage, template: string, sid: string): void {
  const path = request.startLine.split(" ")[1]?.split("?")[0];
  const base = new URL(target.tap.url).pathname;
  expect(path).toBe(base + template.replace(/\{\w+\}/, sid));
}

function expectFormats(request: HttpMessage, formats: Case["formats"]): void {
  expect(request.headers.get("accept")).toBe(`application/${formats.reply}`);
  expect(request.headers.get("content-type")).toBe(`application/${formats.request};charset=utf-8`);
  expect(request.headers.has("transfer-encoding")).toBe(false);
  if (request.body.length > 0) expect(request.headers.get("content-length")).toBe(String(request.body.length));
}

function queryOf(request: HttpMessage): URLSearchParams {
  return new URLSearchParams(request.startLine.split(" ")[1]?.split("?")[1]);
}

function readBody(schema: Parameters<typeof violations>[0], message: HttpMessage, format: "json" | "xml"): unknown {
  const text = message.body.toString("utf8");
  return format === "json" ? JSON.parse(text) : readXmlBySchema(schema, text);
}

function expectStatusCodeFirst(reply: HttpMessage, format: "json" | "xml"): void {
  const text = reply.body.toString("utf8");
  expect(text).toMatch(format === "json" ? /^\{"statusCode":/ : /^<\?xml [^>]*\?>\s*<Response><statusCode>/);
}
