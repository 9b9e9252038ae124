import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("operation-example", {
  "as it is": {},
  "no request example": {
    "paths/Accounts_ivr_createconf.yaml": [
      "        examples:\n          request:\n            $ref: ../components/examples/Conference.yaml\n",
      "",
    ],
  },
  "no reply example": {
    "components/responses/CommandsEnvelope.yaml": [
      "    examples:\n      commands:\n        $ref: ../examples/Commands.yaml\n",
      "",
    ],
  },
  "empty examples": {
    "components/responses/CommandsEnvelope.yaml": [
      "    examples:\n      commands:\n        $ref: ../examples/Commands.yaml\n",
      "    examples: {}\n",
    ],
  },
  "separate formats": {
    "webhooks/report.yaml":
      'post:\n  operationId: report\n  x-separate-formats: true\n  requestBody:\n    content:\n      application/json:\n        schema:\n          $ref: ../components/schemas/ConferenceRequest.yaml\n        examples:\n          one:\n            $ref: ../components/examples/Conference.yaml\n      application/xml:\n        schema:\n          $ref: ../components/schemas/Report.yaml\n  responses:\n    "200":\n      $ref: ../components/responses/CommandsEnvelope.yaml\n',
  },
  "an XML twin": {
    "components/responses/Done.yaml": [
      "  application/xml:\n",
      "  application/xml:\n    examples:\n      success:\n        $ref: ../examples/Success.yaml\n",
    ],
  },
  "a single XML example": {
    "components/responses/Done.yaml": ["  application/xml:\n", "  application/xml:\n    example: <Response/>\n"],
  },
});

test("examples in JSON, or in XML where there is no JSON, pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("a request without an example is found", () => {
  expect(found("no request example")).toEqual([
    "paths/Accounts_ivr_createconf.yaml:10 The request of createConference has no example in application/json. Write `examples` with a reference to components/examples/.",
  ]);
});
test("an XML-only reply without an example is found", () => {
  expect(found("no reply example")).toEqual([
    expect.stringMatching(
      /^components\/responses\/CommandsEnvelope\.yaml:3 .*reply of report has no example in application\/xml\. Write `examples`/,
    ),
    expect.stringMatching(/^components\/responses\/CommandsEnvelope\.yaml:3 .*reply of ivrStart/),
  ]);
});
test("an empty map has no example", () => {
  expect(found("empty examples")).toEqual([
    expect.stringMatching(/^components\/responses\/CommandsEnvelope\.yaml:3 .*Write `examples`/),
    expect.stringMatching(/^components\/responses\/CommandsEnvelope\.yaml:3 .*Write `examples`/),
  ]);
});
test("each of two separate formats needs its example", () => {
  expect(found("separate formats")).toEqual([
    expect.stringMatching(/^webhooks\/report\.yaml:12 .*no example in application\/xml/),
  ]);
});
test("examples of XML beside JSON are found", () => {
  expect(found("an XML twin")).toEqual([
    expect.stringMatching(
      /^components\/responses\/Done\.yaml:10 .*Remove `examples` here and write it under application\/json\./,
    ),
    expect.stringMatching(/^components\/responses\/Done\.yaml:10 .*uploadMedia/),
    expect.stringMatching(/^components\/responses\/Done\.yaml:10 .*callback/),
  ]);
});
test("a single example of XML is found", () => {
  expect(found("a single XML example")).toEqual([
    expect.stringMatching(/^components\/responses\/Done\.yaml:10 .*Remove `example` here/),
    expect.stringMatching(/^components\/responses\/Done\.yaml:10 .*/),
    expect.stringMatching(/^components\/responses\/Done\.yaml:10 .*/),
  ]);
});
