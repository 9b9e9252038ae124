import { expect } from "vitest";
import type { ReceivedMessage } from "../../src/callbacks/application.js";
import { type ReadCallback, readCallback } from "../../src/callbacks/read-callback.js";
import { readBody } from "../../src/read-body.js";
import type { Exchange } from "../../src/target/http-message.js";
import { violations } from "../../src/validator.js";

/**
 * Asserts that a callback and its reply fit the contract: the request by the schema of its form, what the client's handler was given by that, the response by the schema of
 * the response, in the format that the contract knows for it.
 */
export function assertCallback({ request, reply }: Exchange, received: readonly ReceivedMessage[]): ReadCallback {
  const read = readCallback(request);
  const { callback, form, message } = read;
  expect(received).toContainEqual({ id: callback.id, message });

  expect(reply.startLine).toMatch(/^HTTP\/1\.1 200 /);
  const format = form.format === "json" && callback.replies.json !== undefined ? "json" : "xml";
  expect(reply.headers.get("content-type")).toMatch(new RegExp(`^application/${format}\\b`));
  const schema = callback.replies[format];
  if (schema === undefined) throw new Error(`${callback.id} has no answer in ${format}`);
  expect(violations(schema, readBody(schema, reply, format))).toEqual([]);
  return read;
}
