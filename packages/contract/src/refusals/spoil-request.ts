import type { Formats } from "@cloopen-rest/client";
import { operations } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import type { ContractOperation } from "../contract.js";
import type { Spoil } from "../spoilt-call.js";
import type { Refused } from "./rule.js";

/** Puts what a rule wants to send in place of what the client sends. */
export function spoilRequest(operation: ContractOperation, { request }: Formats, { body, query = {} }: Refused): Spoil {
  return (outgoing) => {
    const url = new URL(outgoing.url);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return { ...outgoing, url, body: body === undefined ? outgoing.body : write(operation, body, request) };
  };
}

function write({ id }: ContractOperation, body: object | string, format: Formats["request"]): string {
  if (typeof body === "string") return body;
  if (format === "json") return JSON.stringify(body);
  const message = operations.find((operation) => operation.id === id)?.request;
  if (message === undefined) throw new Error(`${id} has no body`);
  return encodeXml(message, body);
}
