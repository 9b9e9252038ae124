import { CloopenApiError, type Formats } from "@cloopen-rest/client";
import { expect } from "vitest";
import type { Outcome } from "../../src/call-path.js";
import { lists } from "../../src/coverage/status-codes.js";
import { readBody } from "../../src/read-body.js";
import type { SpecOperation } from "../../src/spec.js";
import type { HttpMessage } from "../../src/target/http-message.js";
import { violations } from "../../src/validator.js";

/** Asserts that a reply fits the contract: HTTP 200, the format asked for, `statusCode` first, nothing but what the schema has. Gives it as read. */
export function assertReply(operation: SpecOperation, reply: HttpMessage, format: Formats["reply"]): unknown {
  expect(reply.startLine).toMatch(/^HTTP\/1\.1 200 /);
  expect(reply.headers.get("content-type")).toMatch(new RegExp(`^application/${format}\\b`));
  expect(reply.body.toString("utf8")).toMatch(
    format === "json" ? /^\{"statusCode":/ : /^<\?xml [^>]*\?>\s*<Response><statusCode>/,
  );
  const answered = readBody(operation.reply, reply, format);
  expect(violations(operation.reply, answered)).toEqual([]);
  return answered;
}

/** Asserts a rejection: a code that the operation lists, in the exact envelope, and a `CloopenApiError` of that code at the caller's. */
export function assertRejection(
  operation: SpecOperation,
  reply: HttpMessage,
  format: Formats["reply"],
  { error }: Outcome,
  code: string,
): void {
  const answered = assertReply(operation, reply, format);
  expect(answered).toEqual({ statusCode: code, statusMsg: expect.any(String) });
  expect(error).toBeInstanceOf(CloopenApiError);
  expect(answered).toMatchObject({ statusCode: error?.statusCode, statusMsg: error?.statusMsg });
  expect(lists(operation, code), `${operation.id} does not list ${code}`).toBe(true);
}
