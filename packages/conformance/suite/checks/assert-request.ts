import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Case } from "../../src/cases.js";
import type { Prepared } from "../../src/prepare.js";
import { readBody } from "../../src/read-body.js";
import type { HttpMessage } from "../../src/target/http-message.js";
import type { Credentials, Target } from "../../src/target/target.js";
import { violations } from "../../src/validator.js";

/**
 * Asserts that the request of the client fits the contract. Content-Length and Transfer-Encoding are the transport's: without a port there is nothing to see of them.
 */
export function assertRequest(
  { transport, baseUrl }: Target,
  { operation, formats }: Case,
  request: HttpMessage,
  credentials: Credentials,
  prepared: Prepared,
): void {
  expectSigned(request, credentials);
  expect(pathOf(request)).toBe(new URL(baseUrl).pathname + operation.path.replace(/\{\w+\}/, credentials.sid));
  expectQuery(request, prepared);
  if (transport !== "in-process") expectLength(request);
  if (operation.upload) {
    expect(request.body).toEqual(Buffer.from(prepared.body as Uint8Array));
    return;
  }
  expect(request.headers.get("accept")).toBe(`application/${formats.reply}`);
  expect(request.headers.get("content-type")).toBe(`application/${formats.request};charset=utf-8`);
  if (operation.request === undefined) expect(request.body).toHaveLength(0);
  else {
    const sent = readBody(operation.request, request, formats.request);
    expect(violations(operation.request, sent)).toEqual([]);
    expect(sent).toMatchObject(prepared.body ?? {});
  }
}

function expectSigned(request: HttpMessage, { sid, token }: Credentials): void {
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

/** Query members are those given, or repeat a member of the command. */
function expectQuery(request: HttpMessage, { query = {}, body = {} }: Prepared): void {
  const sent = Object.fromEntries(queryOf(request));
  expect(sent).toMatchObject(query);
  const command = Object.values(body).find((value) => typeof value === "object");
  for (const [name, value] of Object.entries(sent)) {
    if (name !== "sig" && name !== "appid" && !(name in query)) expect(Reflect.get(Object(command), name)).toBe(value);
  }
}

function expectLength({ headers, body }: HttpMessage): void {
  expect(headers.has("transfer-encoding")).toBe(false);
  if (body.length > 0) expect(headers.get("content-length")).toBe(String(body.length));
}

function pathOf({ startLine }: HttpMessage): string | undefined {
  return startLine.split(" ")[1]?.split("?")[0];
}

function queryOf({ startLine }: HttpMessage): URLSearchParams {
  return new URLSearchParams(startLine.split(" ")[1]?.split("?")[1]);
}
