import { openapi } from "@cloopen-rest/spec";
import type { Format } from "../../src/protocol/format.js";
import { isRecord } from "../../src/protocol/value.js";

/** One example of the contract, as sent on the wire. */
export interface ContractExample {
  /** The callback or notification. */
  readonly id: string;
  readonly name: string;
  readonly format: Format;
  readonly text: string;
}

const FORMATS: Readonly<Record<string, Format>> = { "application/json": "json", "application/xml": "xml" };
const document = openapi.en;

function resolve(value: unknown): unknown {
  if (!isRecord(value) || typeof value["$ref"] !== "string") return value;
  return value["$ref"]
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), document);
}

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((at, key) => (isRecord(at) ? resolve(at[key]) : undefined), resolve(value));
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function examplesOf(id: string, content: unknown): ContractExample[] {
  return entries(content).flatMap(([mediaType, media]) =>
    entries(member(media, "examples")).flatMap(([name, example]) => {
      const value = member(example, "value");
      const format = FORMATS[mediaType];
      if (format === undefined) return [];
      return [{ id, name, format, text: typeof value === "string" ? value : JSON.stringify(value) }];
    }),
  );
}

const webhooks = Object.entries(document.webhooks).map(([id, item]) => ({ id, operation: item["post"] }));

/** Every example of a callback's message. */
export const messageExamples: readonly ContractExample[] = webhooks.flatMap(({ id, operation }) =>
  examplesOf(id, member(operation, "requestBody", "content")),
);

/** Every example of a reply to a webhook or of a response to a notification. */
export const replyExamples: readonly ContractExample[] = webhooks.flatMap(({ id, operation }) =>
  examplesOf(id, member(operation, "responses", "200", "content")),
);

/**
 * Every notification with the query parameters of the contract, each with its example where it has
 * one.
 */
export const notificationExamples: readonly {
  readonly id: string;
  readonly path: string | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly example: string | undefined;
  }[];
}[] = webhooks.flatMap(({ id, operation }) => {
  if (member(operation, "requestBody") !== undefined) return [];
  const list = Array.isArray(operation?.["parameters"]) ? operation["parameters"] : [];
  const path = operation?.["x-path"];
  return [
    {
      id,
      path: typeof path === "string" ? path : undefined,
      parameters: list.map((item: unknown) => {
        const example = member(item, "example");
        return {
          name: String(member(item, "name")),
          required: member(item, "required") === true,
          example: typeof example === "string" ? example : undefined,
        };
      }),
    },
  ];
});

/** XML without its indentation. */
export function compactXml(text: string): string {
  return text.replace(/>\s+</g, "><");
}
