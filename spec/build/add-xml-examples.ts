import { isDeepStrictEqual } from "node:util";
import { callbacks, type Message, notifications, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import { type Body, componentName, type Document, type Example, type Operation } from "./document.js";
import { indentXml } from "./indent-xml.js";

/**
 * Puts the XML twin beside every JSON example, made with the client's own codec and checked to decode to the same value. A callback's JSON form may wrap the
 * message in a member with the name of the XML root.
 *
 * @throws when an operation or a callback has no descriptor yet, or a twin does not decode to its original
 */
export function addXmlExamples(document: Document): void {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const descriptor = operations.find(({ id }) => id === operation.operationId);
      if (descriptor === undefined) {
        if (operation.requestBody?.content?.["application/octet-stream"]) continue;
        throw new Error(`${operation.operationId} has no descriptor; run npm run generate`);
      }
      if (descriptor.request) addTwins(document, operation.requestBody, descriptor.request);
      addTwins(document, reply(document, operation), descriptor.reply);
    }
  }
  for (const [name, item] of Object.entries(document.webhooks ?? {})) {
    for (const operation of Object.values(item)) {
      const callback = callbacks.find(({ id }) => id === name);
      const descriptor = callback ?? notifications.find(({ id }) => id === name);
      if (descriptor === undefined) throw new Error(`${name} has no descriptor; run npm run generate`);
      if (callback) addTwins(document, operation.requestBody, callback.message, callback.jsonWrapper);
      addTwins(document, reply(document, operation), descriptor.reply);
    }
  }
}

function reply(document: Document, operation: Operation): Body | undefined {
  const response = operation.responses["200"];
  return response && "$ref" in response ? document.components.responses?.[componentName(response.$ref)] : response;
}

function addTwins(document: Document, body: Body | undefined, message: Message, wrapper?: string): void {
  const xml = body?.content?.["application/xml"];
  // XML has examples of its own where it is the only form, or another message than the JSON form.
  const source = xml?.examples ?? body?.content?.["application/json"]?.examples;
  if (xml === undefined || source === undefined) return;
  xml.examples = Object.fromEntries(
    Object.entries(source).map(([key, entry]) => {
      const example = "$ref" in entry ? document.components.examples?.[componentName(entry.$ref)] : entry;
      if (example === undefined) throw new Error(`example ${key} refers to nothing`);
      // A shared reply component is met once for each operation that uses it.
      return [key, typeof example.value === "string" ? example : twin(example, message, wrapper)];
    }),
  );
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
