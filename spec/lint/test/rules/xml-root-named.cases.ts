import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const found = lintCases("xml-root-named", {
  "as it is": {},
  "a message": {
    "components/schemas/ConferenceRequest.yaml": ["xml:\n  name: Request\n", ""],
  },
  "an alternative": {
    "components/schemas/Failure.yaml": ["  name: Response\n", "  prefix: a\n"],
  },
  "beside the reference": {
    "components/schemas/ConferenceRequest.yaml": ["xml:\n  name: Request\n", ""],
    "paths/Accounts_ivr_createconf.yaml": [
      "ConferenceRequest.yaml\n  responses",
      "ConferenceRequest.yaml\n          xml:\n            name: Request\n  responses",
    ],
  },
  "bare conditions": {
    "components/schemas/ConferenceRequest.yaml": ["properties:\n", "anyOf:\n  - required: [Command]\nproperties:\n"],
  },
  "no schema": {
    "components/responses/Done.yaml": [
      "  application/xml:\n    schema:\n      $ref: ../schemas/Reply.yaml\n",
      "  application/xml: {}\n",
    ],
  },
});

test("named messages and alternatives pass", () => {
  expect(found("as it is")).toEqual([]);
});
test("an anyOf of bare conditions is no choice of messages", () => {
  expect(found("bare conditions")).toEqual([]);
});
test("a message without a name is found in its own file", () => {
  expect(found("a message")).toEqual([
    "components/schemas/ConferenceRequest.yaml:1 ConferenceRequest is sent as XML and its root element has no name. Write `xml: { name: … }` in it.",
  ]);
});
test("every alternative needs its name", () => {
  expect(found("an alternative")).toEqual([
    expect.stringMatching(
      /^components\/schemas\/Failure\.yaml:1 .*Failure is sent as XML.*Write `xml: \{ name: … \}` in it\./,
    ),
  ]);
});
test("a name beside the reference will do", () => {
  expect(found("beside the reference")).toEqual([]);
});
test("XML without a schema has no name", () => {
  expect(found("no schema")).toEqual([
    expect.stringMatching(/^components\/responses\/Done\.yaml:9 .*Write `schema: \{ \$ref: … \}`\./),
  ]);
});
