/** A reference inside of the document: `#/components/schemas/AppId`. */
export interface Reference {
  readonly $ref: string;
}

/** How a value looks in XML. */
export interface Xml {
  readonly name?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

/**
 * Where a command of the IVR protocol may be: `main` first, `secondary` behind another command; `application` and `agent` as the pair that a response to
 * `agentstate` may be.
 */
export type IvrRole = "main" | "secondary" | "application" | "agent";

/** A schema with the keywords and extensions that the contract uses; spec/README.md explains the extensions. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly "x-displayName"?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  /** Fields of which at least one is needed: not all names are outside of these. */
  readonly not?: { readonly propertyNames?: { readonly not?: { readonly enum?: readonly string[] } } };
  readonly xml?: Xml;
  readonly "x-item-pattern"?: string;
  readonly "x-ivr-role"?: readonly IvrRole[];
  readonly "x-ivr-ends"?: true;
  readonly "x-xml-text"?: boolean;
  readonly "x-xml-on"?: string;
  readonly "x-xml-sequence"?: boolean;
  readonly "x-aliases"?: readonly string[];
  readonly "x-evidence"?: string;
  readonly "x-function"?: string;
  readonly "x-safe"?: true;
  readonly "x-violation-codes"?: Readonly<Record<string, string>>;
}

/** An example; its value is text where the wire has XML. */
export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

/** A message in one format. */
export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** A request body or a response. */
export interface Content {
  readonly content?: Readonly<Record<string, MediaType>>;
}

/** A parameter of a path or of a query. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: string;
  readonly "x-repeats"?: string;
  readonly "x-evidence"?: string;
}

/** An operation of the API, or a webhook of the platform, as the document has it. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Reference>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly "x-preferred-format"?: "xml";
  readonly "x-safe"?: true;
  readonly "x-charged"?: true;
  readonly "x-methods"?: readonly ("GET" | "POST")[];
  readonly "x-error-codes"?: readonly string[];
  readonly "x-evidence"?: string;
  readonly "x-path"?: string;
  readonly "x-path-from"?: readonly string[];
  readonly "x-separate-formats"?: boolean;
}

/** What is at a path. The platform knows these two methods only. */
export type PathItem = Readonly<Partial<Record<"get" | "post", Operation>>>;

/** A tag. */
export interface Tag {
  readonly name: string;
  readonly description?: string;
  readonly "x-displayName"?: string;
}

/** A part of the platform that the contract leaves out. */
export interface OmittedPart {
  readonly name: string;
  readonly summary: string;
  readonly paths: readonly string[];
  readonly evidence: string;
  readonly description: string;
}

/** The whole contract in one document: a published bundle, or the sources put together by {@link bundleSources}. */
export interface ContractDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly tags?: readonly Tag[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly "x-not-described"?: readonly OmittedPart[];
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, Content>>;
    readonly examples?: Readonly<Record<string, Example>>;
  };
}

/**
 * Whether a value is an OpenAPI 3.1 document with paths and schemas. It guards against reading something else; the details are the business of the linter.
 */
export function isContractDocument(value: unknown): value is ContractDocument {
  if (!isRecord(value)) return false;
  const { openapi, paths, components } = value;
  const isVersion31 = typeof openapi === "string" && openapi.startsWith("3.1");
  return isVersion31 && isRecord(paths) && isRecord(components) && isRecord(components["schemas"]);
}

/**
 * A bundle of the contract, which its reader knows only as JSON.
 *
 * @throws {Error} for anything else
 */
export function readContract(value: unknown): ContractDocument {
  if (!isContractDocument(value)) throw new Error("not an OpenAPI 3.1 document with paths and schemas");
  return value;
}

/** Whether a value is an object with fields, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
