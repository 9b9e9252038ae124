import { callbacks, checkValue, decodeJson, type Message, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import type { HostileVector, VectorOperation, VectorWebhook } from "../../src/vectors.js";
import { formatOf } from "./build-responses.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";
import { readMessage } from "./read-message.js";
import { writeMessage } from "./write-message.js";

type Part = string | { readonly text: string; readonly times: number };

/** A hand-written input that has to be rejected. */
export interface HostileCase extends Omit<HostileVector, "body"> {
  readonly body?: Part | readonly Part[];
}

/** Holds that both readers, or both writers, reject every hostile input. */
export function buildHostile(
  entries: Readonly<Record<string, VectorOperation>>,
  webhooks: Readonly<Record<string, VectorWebhook>>,
  { cases, problems }: CaseFile<HostileCase>,
): Built<HostileVector> {
  const found = [...problems];
  const vectors = cases.map(({ value: { body, ...rest }, place }): HostileVector => {
    const parts = body === undefined ? undefined : (Array.isArray(body) ? body : [body]).map(partOf);
    const vector: HostileVector = { ...rest, ...(parts && { body: parts }) };
    for (const who of accepting(entries, webhooks, vector)) found.push(`${place}: ${vector.name}: ${who} accepts it`);
    return vector;
  });
  return { vectors, problems: found };
}

function partOf(part: Part): { readonly text: string; readonly times: number } {
  return typeof part === "string" ? { text: part, times: 1 } : part;
}

/** The text that a hostile vector represents. */
export function expand(body: HostileVector["body"] = []): string {
  return body.map(({ text, times }) => text.repeat(times)).join("");
}

function accepting(
  entries: Readonly<Record<string, VectorOperation>>,
  webhooks: Readonly<Record<string, VectorWebhook>>,
  vector: HostileVector,
): string[] {
  const { reader, operation, value, body } = vector;
  const own = reader === "webhook" ? webhooks[operation]?.message : entries[operation]?.[reader];
  const client =
    reader === "webhook"
      ? callbacks.find(({ id }) => id === operation)?.message
      : operations.find(({ id }) => id === operation)?.[reader === "request" ? "request" : "reply"];
  if (own === undefined || client === undefined) return [`no reader knows ${operation}; nobody`];
  if (reader === "request") {
    const encode = (message: Message): void => {
      checkValue(message, value);
      encodeXml(message, value);
    };
    return [...unless(() => writeMessage(own, value), "the contract"), ...unless(() => encode(client), "the client")];
  }
  const text = expand(body);
  const decode = formatOf(text) === "json" ? decodeJson : decodeXml;
  return [...unless(() => readMessage(own, text), "the contract"), ...unless(() => decode(client, text), "the client")];
}

function unless(accept: () => unknown, who: string): string[] {
  try {
    accept();
    return [who];
  } catch {
    return [];
  }
}
