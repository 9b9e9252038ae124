import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The schemas of the contract, for validation. */
export function loadComponents(): object {
  const document: { components: object } = require("@cloopen-rest/spec/openapi.en.json");
  return document.components;
}

/** Name of the schema of each operation's request body, by operationId. */
export function loadRequestSchemas(): ReadonlyMap<string, string> {
  const document: Document = require("@cloopen-rest/spec/openapi.en.json");
  const names = new Map<string, string>();
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const reference = operation.requestBody?.content["application/json"]?.schema.$ref;
      if (reference !== undefined) names.set(operation.operationId, reference);
    }
  }
  return names;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
}

interface DocumentOperation {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
}
