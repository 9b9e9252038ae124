import { isDeepStrictEqual } from "node:util";
import { callbacks, type Message, notifications, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import type { Content, ContractDocument, Example, Reference } from "../model/document.js";
import { listOperations } from "../model/operations.js";
import { resolve } from "../model/resolve.js";
import { listWebhooks } from "../model/webhooks.js";
import { indentXml } from "./indent-xml.js";

/**
 * Puts the XML twin beside every JSON example, made with the client's own codec and checked to decode to the same value. A callback's JSON form may wrap the
 * message in a field with the name of the XML root.
 *
 * @throws when an operation or a callback has no descriptor yet, or a twin does not decode to its original
 */
export function addXmlExamples(document: ContractDocument): void {
  for (const { id, upload, described } of listOperations(document)) {
    const descriptor = operations.find((one) => one.id === id);
    if (descriptor === undefined) {
      if (upload) continue;
      throw new Error(`${id} has no descriptor; run npm run generate`);
    }
    if (descriptor.request) addTwins(document, described.requestBody, descriptor.request);
    addTwins(document, described.responses["200"], descriptor.reply);
  }
  for (const { name, described } of listWebhooks(document)) {
    const callback = callbacks.find(({ id }) => id === name);
    const descriptor = callback ?? notifications.find(({ id }) => id === name);
    if (descriptor === undefined) throw new Error(`${name} has no descriptor; run npm run generate`);
    if (callback) addTwins(document, described.requestBody, callback.message, callback.jsonWrapper);
    addTwins(document, described.responses["200"], descriptor.reply);
  }
}

function addTwins(
  document: ContractDocument,
  body: Content | Reference | undefined,
  message: Message,
  wrapper?: string,
): void {
  const content = body === undefined ? undefined : resolve<Content>(document, body).content;
  const xml = content?.["application/xml"];
  // XML has examples of its own where it is the only form, or another message than the JSON form.
  const source = xml?.examples ?? content?.["application/json"]?.examples;
  if (xml === undefined || source === undefined) return;
  const examples = Object.entries(source).map(([key, entry]) => {
    const example = resolve<Example>(document, entry);
    // A shared reply component is met once for each operation that uses it.
    return [key, typeof example.value === "string" ? example : twin(example, message, wrapper)] as const;
  });
  Object.assign(xml, { examples: Object.fromEntries(examples) });
}

function twin(example: Example, message: Message, wrapper: string | undefined): Example {
  const value = unwrap(example.value, wrapper);
  const text = indentXml(encodeXml(message, value));
  if (!isDeepStrictEqual(decodeXml(message, text), withEmptyLists(message, value))) {
    throw new Error(`the XML twin of an example does not decode to it: ${example.summary}`);
  }
  return { ...(example.summary !== undefined && { summary: example.summary }), value: text };
}

function unwrap(value: unknown, wrapper: string | undefined): unknown {
  return wrapper !== undefined && typeof value === "object" && value !== null && wrapper in value
    ? Reflect.get(value, wrapper)
    : value;
}

/** What a reader gives for a value: a bare list without elements is empty, not absent. */
function withEmptyLists(message: Message, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const lists = message.members
    .filter(({ list }) => list === "bare" || list === "sequence")
    .map(({ name }) => [name, []]);
  return { ...Object.fromEntries(lists), ...value };
}
