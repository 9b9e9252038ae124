import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("operation-formats", {
  "as it is": {},
  "a request without XML": {
    "paths/Accounts_ivr_createconf.yaml": [
      "      application/xml:\n        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n",
      "",
    ],
  },
  "a request with another schema": {
    "paths/Accounts_ivr_createconf.yaml": [
      "      application/xml:\n        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n",
      "      application/xml:\n        schema:\n          $ref: ../components/schemas/Report.yaml\n",
    ],
  },
  "an inline XML schema": {
    "paths/Accounts_ivr_createconf.yaml": [
      "      application/xml:\n        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n",
      "      application/xml:\n        schema: { type: object }\n",
    ],
  },
  "an unknown format": {
    "paths/Accounts_ivr_createconf.yaml": ["application/xml:", "text/xml:"],
  },
  "a binary body beside another": {
    "paths/Accounts_Calls_MediaFileUpload.yaml": [
      "      application/octet-stream: {}\n",
      "      application/octet-stream: {}\n      application/json:\n        schema:\n          $ref: ../components/schemas/Report.yaml\n",
    ],
  },
  "a reply without XML": {
    "components/responses/Done.yaml": ["  application/xml:\n    schema:\n      $ref: ../schemas/Reply.yaml\n", ""],
  },
  "no reply": {
    "paths/SubAccounts_Calls_Callback.yaml": ['"200"', '"404"'],
  },
  "separate formats": {
    "webhooks/report.yaml":
      'post:\n  operationId: report\n  x-separate-formats: true\n  requestBody:\n    content:\n      application/json:\n        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n      application/xml:\n        schema:\n          $ref: ../components/schemas/Report.yaml\n  responses:\n    "200":\n      $ref: ../components/responses/CommandsEnvelope.yaml\n',
  },
  "unmarked separate formats": {
    "webhooks/report.yaml": [
      "          type: object\n          properties:\n            Request:\n              $ref: ../components/schemas/Report.yaml\n",
      "          $ref: ../components/schemas/ConferenceRequest.yaml\n",
    ],
  },
  "a wrapper of another name": {
    "webhooks/report.yaml": ["            Request:", "            Report:"],
  },
  "a wrapper of more": {
    "webhooks/report.yaml": ["            Request:", "            more: { type: string }\n            Request:"],
  },
  "a wrapper in the API": {
    "paths/Accounts_ivr_createconf.yaml": [
      "        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n        examples",
      "        schema:\n          type: object\n          properties:\n            Request:\n              $ref: ../components/schemas/ConferenceRequest.yaml\n        examples",
    ],
  },
  "a webhook in JSON only": {
    "webhooks/ivrStart.yaml": ["application/xml", "application/json"],
  },
});

test("both formats with one schema, an upload, a webhook that wraps and one in XML only pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("a request without XML is found", () => {
  expect(found("a request without XML")).toEqual([
    "paths/Accounts_ivr_createconf.yaml:9 The request of createConference has no application/xml. Write `application/xml: { schema: { $ref: … } }` with the schema of the other format.",
  ]);
});
test("different schemas are found", () => {
  expect(found("a request with another schema")).toEqual([
    "paths/Accounts_ivr_createconf.yaml:11 application/json and application/xml have different schemas in the request of createConference. Write `$ref: ../components/schemas/Report.yaml` in both.",
  ]);
});
test("a schema that is not a component is found", () => {
  expect(found("an inline XML schema")).toEqual([
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:17 .*Move it to components\/schemas\/ and write `\$ref` to it\./,
    ),
  ]);
});
test("a format that the platform does not have is found", () => {
  expect(found("an unknown format")).toEqual([
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:16 .*`text\/xml` is no format.*Write application\/json and application\/xml\./,
    ),
    expect.stringMatching(/^paths\/Accounts_ivr_createconf\.yaml:9 .*has no application\/xml/),
  ]);
});
test("a binary body is alone", () => {
  expect(found("a binary body beside another")).toEqual([
    expect.stringMatching(/^paths\/Accounts_Calls_MediaFileUpload\.yaml:5 .*`application\/octet-stream` is no format/),
    expect.stringMatching(/^paths\/Accounts_Calls_MediaFileUpload\.yaml:4 .*has no application\/xml/),
  ]);
});
test("a reply without XML is found in the file of the response, for each operation that refers to it", () => {
  expect(found("a reply without XML")).toEqual([
    expect.stringMatching(/^components\/responses\/Done\.yaml:2 .*reply of createConference has no application\/xml/),
    expect.stringMatching(/^components\/responses\/Done\.yaml:2 .*reply of uploadMedia/),
    expect.stringMatching(/^components\/responses\/Done\.yaml:2 .*reply of callback/),
  ]);
});
test("an operation without a 200 response is found", () => {
  expect(found("no reply")).toEqual([
    expect.stringMatching(
      /^paths\/SubAccounts_Calls_Callback\.yaml:1 .*Write a response "200" with application\/json and application\/xml\./,
    ),
  ]);
});
test("a webhook marked so may have a message for each format, one that is not may not", () => {
  expect(found("separate formats")).toEqual([]);
  expect(found("unmarked separate formats")).toEqual([
    expect.stringMatching(/^webhooks\/report\.yaml:6 .*different schemas/),
  ]);
});
test("the wrapper of a webhook has the name of the XML root", () => {
  expect(found("a wrapper of another name")).toEqual([
    expect.stringMatching(
      /^webhooks\/report\.yaml:6 .*Write `\$ref: \.\.\/components\/schemas\/Report\.yaml` in both, or an object whose one member has the name of the XML root/,
    ),
  ]);
});
test("the wrapper of a webhook has one member", () => {
  expect(found("a wrapper of more")).toEqual([
    expect.stringMatching(/^webhooks\/report\.yaml:6 .*or an object whose one member/),
  ]);
});
test("only webhooks wrap", () => {
  expect(found("a wrapper in the API")).toEqual([
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:11 .*Write `\$ref: \.\.\/components\/schemas\/ConferenceRequest\.yaml` in both\./,
    ),
  ]);
});
test("a webhook has XML", () => {
  expect(found("a webhook in JSON only")).toEqual([
    expect.stringMatching(/^webhooks\/ivrStart\.yaml:4 .*The request of ivrStart has no application\/xml/),
  ]);
});
