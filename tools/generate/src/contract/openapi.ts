/** The parts of OpenAPI 3.1 and of our extensions (spec/README.md) that the generator reads. */

export interface Reference {
  readonly $ref: string;
}

export interface Xml {
  readonly name?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

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
  readonly pattern?: string;
  readonly xml?: Xml;
  readonly "x-xml-text"?: boolean;
  readonly "x-xml-on"?: string;
  readonly "x-xml-sequence"?: boolean;
  readonly "x-aliases"?: readonly string[];
  readonly "x-evidence"?: string;
  readonly "x-function"?: string;
  readonly "x-safe"?: true;
  readonly "x-violation-codes"?: Readonly<Record<string, string>>;
  readonly not?: { readonly propertyNames?: { readonly not?: { readonly enum?: readonly string[] } } };
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Content {
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly "x-repeats"?: string;
  readonly "x-evidence"?: string;
}

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
  readonly "x-error-codes"?: readonly string[];
  readonly "x-evidence"?: string;
  readonly "x-path"?: string;
  readonly "x-path-from"?: readonly string[];
  readonly "x-separate-formats"?: boolean;
}

export type PathItem = Readonly<Partial<Record<"get" | "post", Operation>>>;

export interface Contract {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, Content>>;
    readonly examples?: Readonly<Record<string, Example>>;
  };
}
