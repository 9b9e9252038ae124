import type { Formats } from "@cloopen-rest/client";
import { operations } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import type { SpecOperation } from "../spec.js";
import type { Tamper } from "../tampered-call.js";
import type { InvalidRequest } from "./rule.js";

/** Replaces the client's request by the one that a rule needs. */
export function tamperRequest(
  operation: SpecOperation,
  { request }: Formats,
  { body, query = {} }: InvalidRequest,
): Tamper {
  return (outgoing) => {
    const url = new URL(outgoing.url);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return { ...outgoing, url, body: body === undefined ? outgoing.body : write(operation, body, request) };
  };
}

function write({ id }: SpecOperation, body: object | string, format: Formats["request"]): string {
  if (typeof body === "string") return body;
  if (format === "json") return JSON.stringify(body);
  const message = operations.find((operation) => operation.id === id)?.request;
  if (message === undefined) throw new Error(`${id} has no body`);
  return encodeXml(message, body);
}
