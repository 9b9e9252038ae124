import { expect, test } from "vitest";
import {
  jsonAlone,
  onePairOfSchemes,
  responsesInPlace,
  withNotice,
  withoutUnused,
  withoutWebhooks,
} from "../operation-steps.js";

const both = { "application/json": { schema: {} }, "application/xml": { schema: {} } };
const xml = { "application/xml": { schema: {} } };
const file = { "application/octet-stream": { schema: {} } };

test("withoutWebhooks removes the webhooks and the tags that no operation has", () => {
  const paths = { "/a": { get: { tags: ["sms"] } } };
  const document = { tags: [{ name: "sms" }, { name: "callback" }], webhooks: { b: {} }, paths };
  expect(withoutWebhooks(document)).toEqual({ tags: [{ name: "sms" }], paths });
});

test("jsonAlone removes the XML form beside a JSON form, and nothing else", () => {
  const post = (content: object) => ({ "/a": { post: { requestBody: { content } } } });
  const of = (content: object) => ({
    paths: post(content),
    components: { responses: { R: { content } } },
  });
  const json = { "application/json": { schema: {} } };
  expect(jsonAlone(JSON.parse(JSON.stringify(of(both))))).toEqual(of(json));
  expect(jsonAlone(JSON.parse(JSON.stringify(of(xml))))).toEqual(of(xml));
  expect(jsonAlone(JSON.parse(JSON.stringify(of(file))))).toEqual(of(file));
});

test("responsesInPlace puts a response component into the operation", () => {
  const response = { description: "R." };
  const responses = { "200": { $ref: "#/components/responses/R" } };
  const document = { paths: { "/a": { get: { responses } } }, components: { responses: { R: response }, schemas: {} } };
  expect(responsesInPlace(document)).toEqual({
    paths: { "/a": { get: { responses: { "200": response } } } },
    components: { schemas: {} },
  });
});

test("onePairOfSchemes has every operation take sig and Authorization under one name each", () => {
  const document = {
    security: [{ accountSig: [], accountAuthorization: [] }],
    paths: { "/a": { post: { security: [{ subAccountSig: [], subAccountAuthorization: [] }], tags: ["call"] } } },
    components: { securitySchemes: { accountSig: {}, subAccountSig: {} } },
  };
  expect(onePairOfSchemes(document)).toMatchObject({
    security: [{ sig: [], authorization: [] }],
    paths: { "/a": { post: { tags: ["call"] } } },
    components: {
      securitySchemes: {
        sig: { type: "apiKey", in: "query", name: "sig" },
        authorization: { type: "apiKey", in: "header", name: "Authorization" },
      },
    },
  });
  expect(JSON.stringify(onePairOfSchemes(document))).not.toContain("subAccountSig");
});

test("withNotice says first what the document is for, and keeps the description", () => {
  const { info } = withNotice({ info: { description: "An API." } });
  expect(Reflect.get(Object(info), "description")).toMatch(
    /^\*\*This bundle is for code generators\.\*\*.*\n\nAn API\.$/s,
  );
});

test("withoutUnused removes what nothing refers to, through references of references", () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const kept = {
    A: { properties: { b: reference("B") } },
    B: { properties: { a: reference("A") } },
  };
  const document = {
    paths: { "/a": { schema: reference("A") } },
    components: { schemas: { ...kept, C: reference("A") }, examples: { E: {} }, securitySchemes: { sig: {} } },
  };
  expect(withoutUnused(document)).toEqual({
    paths: document.paths,
    components: { schemas: kept, securitySchemes: { sig: {} } },
  });
});
