import { createHash } from "node:crypto";
import { CloopenApiError, type CloopenClient, createClient } from "@cloopen-rest/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Case, listCases } from "../src/cases.js";
import { CONTRACT, resolve } from "../src/contract.js";
import { type HttpMessage, parseHttpMessage } from "../src/http-message.js";
import { type Prepared, prepare } from "../src/prepare.js";
import { createStage, type Stage } from "../src/stage.js";
import { openTarget, type Target } from "../src/target.js";
import { violations } from "../src/validator.js";
import { readXmlBySchema } from "../src/xml-by-schema.js";

const maySend = process.env["CLOOPEN_CONTRACT_BASE_URL"] === undefined || process.env["CLOOPEN_CONTRACT_SEND"] === "1";
const cases = listCases(maySend);
let target: Target;
let stage: Stage | undefined;

beforeAll(async () => {
  target = await openTarget();
  stage = maySend ? createStage(target) : undefined;
});
afterAll(() => target.close());

describe("what is sent and what is answered", () => {
  it.each(cases)("$name", async (row) => {
    const { operation, formats } = row;
    const { cloopen, credentials } = signerFor(operation.level);
    const prepared = stage === undefined ? exampleOf(row) : await prepare(row, stage);
    target.tap.take();
    const { data, error } = await callPath(cloopen, row, prepared);
    expect(error, String(error)).toBeUndefined();
    const { request, reply } = takeMessages();

    expectSigned(request, credentials);
    expectPath(request, operation.path, credentials.sid);
    expectQuery(request, prepared);
    if (operation.upload) expect(request.body).toEqual(Buffer.from(prepared.body as Uint8Array));
    else expectFormats(request, formats);
    if (operation.request !== undefined) {
      const sent = readBody(operation.request, request, formats.request);
      expect(violations(operation.request, sent)).toEqual([]);
      expect(sent).toMatchObject(prepared.body ?? {});
    } else if (!operation.upload) expect(request.body).toHaveLength(0);

    expect(reply.startLine).toMatch(/^HTTP\/1\.1 200 /);
    expect(reply.headers.get("content-type")).toMatch(new RegExp(`^application/${formats.reply}\\b`));
    const answered = readBody(operation.reply, reply, formats.reply);
    expect(violations(operation.reply, answered)).toEqual([]);
    expectStatusCodeFirst(reply, formats.reply);
    expect(data).toMatchObject(answered as object);
  });
});

describe("a wrong token is answered with 111109, HTTP 200, in the format asked for", () => {
  it.each(cases)("$name", async (row) => {
    const { operation, formats } = row;
    const { cloopen, credentials } = signerFor(operation.level);
    const stranger = strangerFor(operation.level, credentials.sid, cloopen);
    target.tap.take();
    const { error } = await callPath(stranger, row, bodyWithoutStage(row));
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

describe.runIf(maySend)("coverage", () => {
  it.each(CONTRACT.map(({ id }) => id))("%s is called in four combinations", (id) => {
    expect(cases.filter(({ operation }) => operation.id === id).length).toBeGreaterThanOrEqual(4);
  });

  it.each(["controlCall", "controlConference"])("every command of %s has an example, and so a case", (id) => {
    const operation = CONTRACT.find((candidate) => candidate.id === id);
    const commands = resolve(operation?.request ?? {}).oneOf?.map(({ $ref = "" }) =>
      $ref.replace(/^.*\/(\w+)Request$/, "$1"),
    );
    expect(commands).toEqual(Object.keys(operation?.examples ?? {}).filter((name) => commands?.includes(name)));
    expect(commands?.length).toBe(id === "controlCall" ? 7 : 15);
  });
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
  return createClient({ accountSid: sid, authToken: token, appId, baseUrl, effects: { now: target.now } });
}

/** The example as it is, for operations that only read; the client fills in the application. */
function exampleOf({ operation, example }: Case): Prepared {
  const { appId: _, Appid: __, ...body } = (example === undefined ? undefined : operation.examples[example]) ?? {};
  return example === undefined ? {} : { body };
}

/** What to send where nothing needs to be there, because it will be refused. */
function bodyWithoutStage({ operation, example }: Case): Prepared {
  if (operation.upload) return { body: new Uint8Array(4), query: { filename: "a.wav" } };
  const value = example === undefined ? undefined : operation.examples[example];
  return {
    ...(value && { body: value }),
    ...(operation.id === "getCallResult" && { query: { callsid: "0".repeat(32) } }),
  };
}

async function callPath(cloopen: CloopenClient, { operation, formats }: Case, { body, query }: Prepared) {
  const init = { format: formats, ...(body && { body }), ...(query && { params: { query } }) };
  // The table knows its paths at run time only, the types want them at compile time.
  const call = (operation.method === "GET" ? cloopen.GET : cloopen.POST) as unknown as (
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: CloopenApiError }>;
  return call(operation.path, init);
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

/** Query members are those given, or repeat a member of the command. */
function expectQuery(request: HttpMessage, { query = {}, body = {} }: Prepared): void {
  const sent = Object.fromEntries(queryOf(request));
  expect(sent).toMatchObject(query);
  const command = Object.values(body).find((value) => typeof value === "object");
  for (const [name, value] of Object.entries(sent)) {
    if (name !== "sig" && name !== "appid" && !(name in query)) expect(Reflect.get(Object(command), name)).toBe(value);
  }
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
