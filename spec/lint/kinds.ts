/** What an object of the contract is, in the words of OpenAPI. */
export type Kind =
  | "root"
  | "info"
  | "server"
  | "serverVariable"
  | "tag"
  | "externalDocs"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "response"
  | "mediaType"
  | "schema"
  | "example"
  | "securityScheme"
  | "omission";

/** How a field holds further objects: itself, in a list, or under names. */
export interface Child {
  readonly holds: "one" | "list" | "map";
  readonly kind: Kind;
}

const one = (kind: Kind): Child => ({ holds: "one", kind });
const list = (kind: Kind): Child => ({ holds: "list", kind });
const map = (kind: Kind): Child => ({ holds: "map", kind });

const valued = { schema: one("schema"), examples: map("example"), content: map("mediaType") };

const table: Readonly<Record<Kind, Readonly<Record<string, Child>>>> = {
  root: {
    info: one("info"),
    servers: list("server"),
    tags: list("tag"),
    externalDocs: one("externalDocs"),
    paths: map("pathItem"),
    webhooks: map("pathItem"),
    components: one("components"),
    "x-not-described": list("omission"),
  },
  info: {},
  server: { variables: map("serverVariable") },
  serverVariable: {},
  tag: { externalDocs: one("externalDocs") },
  externalDocs: {},
  components: {
    schemas: map("schema"),
    parameters: map("parameter"),
    headers: map("header"),
    requestBodies: map("requestBody"),
    responses: map("response"),
    examples: map("example"),
    securitySchemes: map("securityScheme"),
    pathItems: map("pathItem"),
  },
  pathItem: {
    servers: list("server"),
    parameters: list("parameter"),
    get: one("operation"),
    put: one("operation"),
    post: one("operation"),
    delete: one("operation"),
    options: one("operation"),
    head: one("operation"),
    patch: one("operation"),
    trace: one("operation"),
  },
  operation: {
    servers: list("server"),
    externalDocs: one("externalDocs"),
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: map("response"),
  },
  parameter: valued,
  header: valued,
  requestBody: { content: map("mediaType") },
  response: { content: map("mediaType"), headers: map("header") },
  mediaType: { schema: one("schema"), examples: map("example") },
  schema: {
    properties: map("schema"),
    patternProperties: map("schema"),
    $defs: map("schema"),
    dependentSchemas: map("schema"),
    additionalProperties: one("schema"),
    unevaluatedProperties: one("schema"),
    propertyNames: one("schema"),
    items: one("schema"),
    contains: one("schema"),
    prefixItems: list("schema"),
    oneOf: list("schema"),
    anyOf: list("schema"),
    allOf: list("schema"),
    not: one("schema"),
    if: one("schema"),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits this table
    then: one("schema"),
    else: one("schema"),
    externalDocs: one("externalDocs"),
  },
  example: {},
  securityScheme: {},
  omission: {},
};

/** The fields of a kind that hold further objects of the contract. Data (`value`, `default`, `enum` …) is not among them. */
export function childOf(kind: Kind, member: string): Child | undefined {
  return Object.hasOwn(table[kind], member) ? table[kind][member] : undefined;
}

/** Where the bundle puts the targets of references of a kind: `components.<here>.<name of the file>`. The others are put in place. */
export const componentFolders: Readonly<Partial<Record<Kind, string>>> = {
  schema: "schemas",
  parameter: "parameters",
  header: "headers",
  requestBody: "requestBodies",
  response: "responses",
  example: "examples",
  securityScheme: "securitySchemes",
};
