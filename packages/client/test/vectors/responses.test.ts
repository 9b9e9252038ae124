import { isCloopenError } from "@cloopen-rest/client";
import { callbacks, checkValue, decodeJson, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import { expect, test } from "vitest";
import { named, vectors } from "./vectors.js";

function descriptor(id: string) {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} has no descriptor`);
  return found;
}

test.each(named(vectors.responses))("decodes %s", (_, { operation, format, body, decoded }) => {
  const decode = format === "json" ? decodeJson : decodeXml;
  expect(decode(descriptor(operation).reply, body)).toEqual(decoded);
});

/** Reads or writes a hostile input. */
function attempt({ reader, operation, body = [], value }: (typeof vectors.hostile)[number]): unknown {
  if (reader === "request") {
    const { request } = descriptor(operation);
    if (request === undefined) throw new Error(`${operation} has no request`);
    checkValue(request, value);
    return encodeXml(request, value);
  }
  const text = body.map((part) => part.text.repeat(part.times)).join("");
  const message =
    reader === "response" ? descriptor(operation).reply : callbacks.find(({ id }) => id === operation)?.message;
  if (message === undefined) throw new Error(`${operation} has no message`);
  return text.trimStart().startsWith("<") ? decodeXml(message, text) : decodeJson(message, text);
}

test.each(named(vectors.hostile))("rejects %s by an error of its own", (_, vector) => {
  let outcome: unknown;
  try {
    outcome = attempt(vector);
  } catch (error) {
    outcome = error;
  }
  expect(isCloopenError(outcome)).toBe(true);
});
