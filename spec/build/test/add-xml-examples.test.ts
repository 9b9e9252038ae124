import { expect, test } from "vitest";
import type { ContractDocument, MediaType } from "../../model/document.js";
import { addXmlExamples } from "../add-xml-examples.js";

/** A document with one request, whose JSON form has one example; the XML form waits for its twin. */
function documentWith(value: unknown, operationId = "sendTemplateSms"): { document: ContractDocument; xml: MediaType } {
  const xml: MediaType = {};
  const content = {
    "application/json": { examples: { request: { $ref: "#/components/examples/Request" } } },
    "application/xml": xml,
  };
  const operation = { operationId, summary: "", tags: ["sms"], requestBody: { content }, responses: { 200: reply } };
  const document: ContractDocument = {
    ...{ openapi: "3.1.0", info: {}, paths: { "/path": { post: operation } } },
    components: { schemas: {}, examples: { Request: { summary: "A message", value } } },
  };
  return { document, xml };
}

/** A reply without examples. */
const reply = { content: { "application/json": { schema: {} }, "application/xml": { schema: {} } } };
const message = { to: "13800138000", appId: "8a48b5514b0b8727014b2467c94a1234", templateId: "1", datas: ["6532", "5"] };

test("an example gets its XML twin beside it, with the same summary", () => {
  const { document, xml } = documentWith(message);
  addXmlExamples(document);
  expect(xml.examples).toEqual({ request: { summary: "A message", value: expect.stringContaining("<TemplateSMS>") } });
  expect(JSON.stringify(xml.examples)).toContain("<data>6532</data>");
});

test("a callback's message is taken out of the member that wraps it in JSON", () => {
  const xml: MediaType = {};
  const examples = { request: { summary: "Delivered", value: { Request: { action: "SMSArrived" } } } };
  const requestBody = { content: { "application/json": { examples }, "application/xml": xml } };
  const document: ContractDocument = {
    ...{ openapi: "3.1.0", info: {}, paths: {}, components: { schemas: {} } },
    webhooks: {
      smsStatusReport: {
        post: { operationId: "smsStatusReport", summary: "", tags: ["sms"], requestBody, responses: { 200: reply } },
      },
    },
  };
  addXmlExamples(document);
  expect(Object.values(xml.examples ?? {})[0]).toMatchObject({
    value: expect.stringMatching(/^(?:<\?xml[^>]*>\s*)?<Request>\s*<action>SMSArrived<\/action>\s*<\/Request>$/),
  });
});

test("an example that its twin does not give back fails the build, by its summary", () => {
  expect(() => addXmlExamples(documentWith({ ...message, colour: "red" }).document)).toThrow(
    "the XML twin of an example does not decode to it: A message",
  );
});

test("an example with a number where the wire has text fails the build", () => {
  expect(() => addXmlExamples(documentWith({ ...message, templateId: 1 }).document)).toThrow(
    "templateId must be a string",
  );
});

test("an operation without a descriptor fails the build, and the message says what to do", () => {
  expect(() => addXmlExamples(documentWith(message, "newOperation").document)).toThrow(
    "newOperation has no descriptor; run npm run generate",
  );
});

test("an example that refers to nothing fails the build", () => {
  const { document } = documentWith(message);
  expect(() => addXmlExamples({ ...document, components: { schemas: {} } })).toThrow(
    "#/components/examples/Request leads nowhere",
  );
});
