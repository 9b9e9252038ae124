import { callbacks, type Message, notifications, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Content, ContractDocument, Example, Operation } from "../../model/document.js";
import { listOperations } from "../../model/operations.js";
import { resolve } from "../../model/resolve.js";
import { listWebhooks } from "../../model/webhooks.js";
import { LANGUAGES, readBundle } from "./built.js";

/** One body of an operation or webhook, and how its XML form is read. */
interface Exchange {
  readonly user: string;
  readonly request: Content | undefined;
  readonly reply: Content | undefined;
  readonly requestMessage: Message | undefined;
  readonly replyMessage: Message | undefined;
}

function listExchanges(document: ContractDocument): readonly Exchange[] {
  const bodies = ({ requestBody, responses }: Operation) => ({
    request: requestBody,
    reply: responses["200"] && resolve<Content>(document, responses["200"]),
  });
  const ofOperations = listOperations(document).map(({ id, described }) => {
    const descriptor = operations.find((one) => one.id === id);
    const messages = { requestMessage: descriptor?.request, replyMessage: descriptor?.reply };
    return { user: id, ...bodies(described), ...messages };
  });
  const ofWebhooks = listWebhooks(document).map(({ name, described }) => {
    const callback = callbacks.find(({ id }) => id === name);
    const replyMessage = (callback ?? notifications.find(({ id }) => id === name))?.reply;
    return { user: name, ...bodies(described), requestMessage: callback?.message, replyMessage };
  });
  return [...ofOperations, ...ofWebhooks];
}

describe.each(LANGUAGES)("examples in %s", (language) => {
  const document = readBundle(language);
  const ajv = new Ajv2020({ strict: false, formats: { uri: (text: string) => URL.canParse(text) } });
  ajv.addSchema({ $id: "contract", components: document.components }, undefined, undefined, false);

  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    // The references of a schema in place count from the document, which is added under the name "contract".
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/');
    const validator = validators.get(text) ?? ajv.compile(JSON.parse(text));
    validators.set(text, validator);
    return validator;
  };

  /** The problems of the examples of a body, in both formats; `count` receives how many there are. */
  function problemsOf(body: Content | undefined, message: Message | undefined, count: () => void): readonly string[] {
    return Object.entries(body?.content ?? {}).flatMap(([mediaType, { schema, examples = {} }]) =>
      Object.entries(examples).flatMap(([name, entry]) => {
        const example = resolve<Example>(document, entry);
        if (schema === undefined) return [`${mediaType} ${name}: no schema`];
        count();
        const value = mediaType === "application/xml" ? decode(message, example.value) : example.value;
        const validate = validatorOf(schema);
        return validate(value) ? [] : [`${mediaType} ${name}: ${ajv.errorsText(validate.errors)}`];
      }),
    );
  }

  test.each(listExchanges(document))("$user", ({ request, reply, requestMessage, replyMessage }) => {
    let count = 0;
    const add = () => {
      count += 1;
    };
    expect(problemsOf(request, requestMessage, add)).toEqual([]);
    expect(problemsOf(reply, replyMessage, add)).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
});

function decode(message: Message | undefined, text: unknown): unknown {
  if (message === undefined || typeof text !== "string") throw new Error("an XML example without a message or a text");
  return decodeXml(message, text);
}
