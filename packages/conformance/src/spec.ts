import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A schema of the contract, as far as the suite reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly xml?: { readonly name?: string; readonly attribute?: boolean; readonly wrapped?: boolean };
  readonly "x-xml-text"?: boolean;
  readonly "x-xml-on"?: string;
  readonly "x-xml-sequence"?: boolean;
}

/** A message in one format. */
export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly $ref?: string; readonly value?: unknown }>>;
}

/** A request body or a response. */
export interface Body {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
  readonly "x-error-codes"?: readonly string[];
}

/** A parameter of a query. */
export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: string;
}

/** A callback of the platform. */
export interface WebhookObject {
  readonly operationId: string;
  readonly requestBody?: Body;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, Body>>;
  /** Fixed path of an IVR notification. */
  readonly "x-path"?: string;
  /** Members whose relative URL an IVR notification goes to. */
  readonly "x-path-from"?: readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: WebhookObject }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const document: Document = require("@cloopen-rest/spec/openapi.en.json");

/** An operation as the published contract describes it. */
export interface SpecOperation {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly level: "account" | "subAccount";
  readonly request: Schema | undefined;
  readonly reply: Schema;
  /** The request body is the bytes of a file. */
  readonly upload: boolean;
  /** Values of the request examples by name; commands go under their own. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly codes: readonly string[];
}

/** Every operation with a JSON reply, in the order of the contract. */
export const OPERATIONS: readonly SpecOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const request = operation.requestBody?.content?.["application/json"];
    const reply = resolve<Body>(operation.responses["200"] ?? {}).content?.["application/json"];
    if (reply === undefined) throw new Error(`${operation.operationId} has no JSON reply`);
    return {
      id: operation.operationId,
      method: method === "get" ? "GET" : "POST",
      path,
      level: path.startsWith("/SubAccounts/") ? "subAccount" : "account",
      request: request?.schema,
      reply: reply.schema,
      upload: operation.requestBody?.content?.["application/octet-stream"] !== undefined,
      examples: request === undefined ? {} : exampleValues(request),
      codes: operation["x-error-codes"] ?? [],
    } satisfies SpecOperation;
  }),
);

/** Every callback and notification, in the order of the contract. */
export const WEBHOOKS: readonly WebhookObject[] = Object.values(document.webhooks).map(({ post }) => post);

/** Parameters of the contract that have an example, by name. */
export const PARAMETER_EXAMPLES: ReadonlyMap<string, string> = new Map(
  Object.keys(document.components["parameters"] ?? {})
    .map((name) => resolve<Partial<Parameter>>({ $ref: `#/components/parameters/${name}` }))
    .flatMap(({ name, example }): [string, string][] =>
      name !== undefined && example !== undefined ? [[name, example]] : [],
    ),
);

/** All components, for a validator. */
export const COMPONENTS: object = document.components;

/** Follows local references; what stands beside one overrides what it refers to. */
export function resolve<T extends { readonly $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value;
  const [kind = "", name = ""] = value.$ref.replace("#/components/", "").split("/");
  const target: unknown = document.components[kind]?.[name];
  if (typeof target !== "object" || target === null) throw new Error(`nothing stands at ${value.$ref}`);
  const { $ref: _, ...beside } = value;
  return resolve({ ...target, ...beside } as T);
}

function exampleValues(media: MediaType): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(media.examples ?? {}).map(([name, example]) => [name, { ...Object(resolve(example).value) }]),
  );
}
