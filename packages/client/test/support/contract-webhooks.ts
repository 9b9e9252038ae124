import { type Content, type Example, listWebhooks, type Reference, resolve } from "@cloopen-rest/spec/model";
import type { Format } from "../../src/protocol/format.js";
import { contract } from "./contract-schema.js";

/** One example of the contract, as sent on the wire. */
export interface ContractExample {
  /** The callback or notification. */
  readonly id: string;
  readonly name: string;
  readonly format: Format;
  readonly text: string;
}

const FORMATS: Readonly<Record<string, Format>> = { "application/json": "json", "application/xml": "xml" };

function examplesOf(id: string, body: Content | Reference | undefined): ContractExample[] {
  if (body === undefined) return [];
  const { content = {} } = resolve<Content>(contract, body);
  return Object.entries(content).flatMap(([mediaType, { examples = {} }]) =>
    Object.entries(examples).flatMap(([name, example]) => {
      const { value } = resolve<Example>(contract, example);
      const format = FORMATS[mediaType];
      if (format === undefined) return [];
      return [{ id, name, format, text: typeof value === "string" ? value : JSON.stringify(value) }];
    }),
  );
}

const webhooks = listWebhooks(contract);

/** Every example of a callback's message. */
export const messageExamples: readonly ContractExample[] = webhooks.flatMap(({ name, described }) =>
  examplesOf(name, described.requestBody),
);

/** Every example of a reply to a webhook or of a response to a notification. */
export const replyExamples: readonly ContractExample[] = webhooks.flatMap(({ name, described }) =>
  examplesOf(name, described.responses["200"]),
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
}[] = webhooks
  .filter(({ kind }) => kind === "notification")
  .map(({ name: id, path, parameters }) => ({
    id,
    path,
    parameters: parameters.map(({ name, required = false, example }) => ({ name, required, example })),
  }));

/** XML without its indentation. */
export function compactXml(text: string): string {
  return text.replace(/>\s+</g, "><");
}
