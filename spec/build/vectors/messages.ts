import type { Content, ContractDocument, Example, Reference, Schema } from "../../model/document.js";
import { isRecord } from "../../model/document.js";
import { listOperations } from "../../model/operations.js";
import { componentName, resolve } from "../../model/resolve.js";
import { type ContractWebhook, listWebhooks } from "../../model/webhooks.js";
import type { VectorOperation, VectorWebhook } from "../../src/vectors.js";
import { layoutOf } from "./layout.js";

/** The operations of the contract with the layouts of their messages, by `operationId`. */
export function operationEntries(document: ContractDocument): Readonly<Record<string, VectorOperation>> {
  return Object.fromEntries(
    listOperations(document).map(({ id, method, path, level, safe, request, reply }) => [
      id,
      {
        ...{ method, path, level, safe },
        ...(request && { request: layoutOf(document, request) }),
        response: layoutOf(document, reply),
      },
    ]),
  );
}

/** The webhooks with a body, by name, with the layouts of their messages. */
export function callbackEntries(document: ContractDocument): Readonly<Record<string, VectorWebhook>> {
  return Object.fromEntries(
    listWebhooks(document)
      .filter(({ kind }) => kind === "callback")
      .map((webhook) => [webhook.name, callbackEntry(document, webhook)]),
  );
}

function callbackEntry(document: ContractDocument, webhook: ContractWebhook): VectorWebhook {
  const { message, json, separateFormats, reply, described } = webhook;
  if (message === undefined) throw new Error(`${webhook.name} has no body in XML`);
  const both = resolve<Content>(document, described.responses["200"] ?? {});
  return {
    when: constantsOf(document, message),
    message: layoutOf(document, message),
    ...(separateFormats && json && { json: { ...layoutOf(document, withRoot(document, json)) } }),
    reply: layoutOf(document, reply),
    jsonReply: both.content?.["application/json"] !== undefined,
  };
}

/** A JSON form of its own has no root; the field that is always there is in its place. */
function withRoot(document: ContractDocument, json: Schema): Schema {
  return { ...resolve<Schema>(document, json), xml: { name: "json" } };
}

/** `action` and `smsType` of a webhook, where the contract fixes them. */
function constantsOf(document: ContractDocument, message: Schema): Readonly<Record<string, string>> {
  const { properties = {} } = resolve<Schema>(document, message);
  return Object.fromEntries(
    ["action", "smsType"].flatMap((name) => {
      const value = properties[name] && resolve<Schema>(document, properties[name]).const;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** An example of the contract, and the file where it is written. */
export interface ContractExample {
  readonly name: string;
  readonly value: unknown;
  readonly place: string;
}

/** The JSON examples of a body, or those of its XML form where there is no other; the values are text where the form is XML. */
export function examplesOf(
  document: ContractDocument,
  body: Content | Reference | undefined,
  mediaType: "application/json" | "application/xml",
): readonly ContractExample[] {
  const content = body && resolve<Content>(document, body).content;
  return Object.entries(content?.[mediaType]?.examples ?? {}).map(([name, entry]) => {
    const { value, summary = name } = resolve<Example>(document, entry);
    const file = isRecord(entry) && typeof entry["$ref"] === "string" ? componentName(entry["$ref"]) : undefined;
    const place = file === undefined ? `openapi.yaml: example ${name}` : `spec/components/examples/${file}.yaml:1`;
    return { name: summary, value, place };
  });
}
