import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** A schema of the document, as far as a reader is shown it. */
export interface SandboxSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SandboxSchema>>;
  readonly required?: readonly string[];
  readonly items?: SandboxSchema;
  readonly allOf?: readonly SandboxSchema[];
  readonly oneOf?: readonly SandboxSchema[];
}

/** A parameter in the path or the query. */
export interface SandboxParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: SandboxSchema }>>;
}

/** One request to the sandbox's own pages. */
export interface SandboxOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly SandboxParameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string; readonly description?: string }>>;
}

/** The OpenAPI document of `/_sandbox`. The sandbox's own tests hold it to the server. */
export interface SandboxApi {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, SandboxOperation | readonly SandboxParameter[]>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, SandboxParameter>>;
    readonly schemas: Readonly<Record<string, SandboxSchema>>;
  };
}

/** Reads it from `@cloopen-rest/sandbox`. */
export function readSandboxApi(): SandboxApi {
  return parse(readFileSync(createRequire(import.meta.url).resolve("@cloopen-rest/sandbox/openapi.yaml"), "utf8"));
}
