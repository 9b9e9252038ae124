import type { SchemaObject } from "ajv";

const text: SchemaObject = { type: "string" };
const filled: SchemaObject = { type: "string", minLength: 1 };
const texts: SchemaObject = { type: "object", additionalProperties: text };
const level: SchemaObject = { enum: ["account", "subAccount"] };

function shape(
  required: Readonly<Record<string, SchemaObject>>,
  optional: Readonly<Record<string, SchemaObject>> = {},
) {
  return {
    type: "object",
    required: ["name", ...Object.keys(required)],
    properties: { name: filled, ...required, ...optional },
    additionalProperties: false,
  };
}

/** Schemas of the hand-written cases in `spec/vectors/*.yaml`, by file. */
export const CASE_SCHEMAS: Readonly<
  Record<"signing" | "requests" | "responses" | "errors" | "webhooks" | "ivr" | "hostile", SchemaObject>
> = {
  signing: shape({
    ...{ level, sid: { type: "string", pattern: "^[0-9A-Za-z]{32}$" }, token: filled },
    instant: {
      type: "string",
      pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)$",
    },
    timestamp: { type: "string", pattern: "^\\d{14}$" },
    sig: { type: "string", pattern: "^[0-9A-F]{32}$" },
    authorization: { type: "string", pattern: "^[0-9A-Za-z+/]+={0,2}$" },
  }),
  requests: shape({ operation: filled }, { query: texts, body: { type: "object" }, xml: filled, bytes: filled }),
  responses: shape({ operation: filled, body: text, decoded: { type: "object" } }),
  errors: shape({
    ...{ operation: filled, status: { type: "integer", minimum: 200, maximum: 599 }, contentType: text, body: text },
    expected: {
      type: "object",
      required: ["kind", "mayHaveActed"],
      properties: {
        kind: { enum: ["api", "http", "decode"] },
        ...{ statusCode: text, statusMsg: text, mayHaveActed: { type: "boolean" } },
      },
      additionalProperties: false,
    },
  }),
  webhooks: shape(
    { webhook: filled, body: filled, message: { type: "object" }, reply: { type: "object" } },
    { xml: filled },
  ),
  ivr: shape({ notification: filled, target: filled, parameters: texts, commands: { type: "array" }, xml: filled }),
  hostile: shape(
    { why: filled, reader: { enum: ["response", "webhook", "request"] }, operation: filled },
    {
      ...{ format: { enum: ["json", "xml"] }, value: { type: "object" } },
      body: {
        oneOf: [
          text,
          {
            type: "array",
            items: {
              oneOf: [
                text,
                {
                  type: "object",
                  required: ["text", "times"],
                  properties: { text: filled, times: { type: "integer", minimum: 1, maximum: 200_000 } },
                  additionalProperties: false,
                },
              ],
            },
          },
        ],
      },
    },
  ),
};
