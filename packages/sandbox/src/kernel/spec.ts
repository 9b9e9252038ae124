import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readPackaged } from "./packaged.js";

const document: Document = JSON.parse(readPackaged("@cloopen-rest/spec/openapi.en.json"));

/** The schemas of the contract, for validation. */
export const COMPONENTS: object = document.components;

/** How the request body of an operation is described. */
export interface RequestSchemas {
  /** Reference to the schema of the whole body. */
  readonly whole: string;
  /** For a body that carries a command: reference to the message of each that it may carry, by the command's name. */
  readonly commands: ReadonlyMap<string, string> | undefined;
  /** What a violation gives where the contract names no code for it. */
  readonly fallback: string;
}

/**
 * `160031`: the body could not be parsed; `160047`: the same of a query of a status report; `108023`: unacceptable content of a parameter node, for operations that
 * list only that. Our choice.
 */
const FALLBACKS = ["160031", "160047", "108023"];

/** The request schemas of each operation that has a body, by operationId. */
export const REQUESTS: ReadonlyMap<string, RequestSchemas> = loadRequestSchemas();

function loadRequestSchemas(): ReadonlyMap<string, RequestSchemas> {
  const found = new Map<string, RequestSchemas>();
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      const whole = operation.requestBody?.content["application/json"]?.schema.$ref;
      if (whole === undefined) continue;
      const codes = operation["x-error-codes"] ?? [];
      const fallback = FALLBACKS.find((code) => codes.includes(code)) ?? "160031";
      found.set(operation.operationId, { whole, commands: commandsOf(whole), fallback });
    }
  }
  return found;
}

function commandsOf(reference: string): ReadonlyMap<string, string> | undefined {
  const { oneOf, properties = {} } = schemaAt(reference);
  if (oneOf === undefined && properties["Appid"] === undefined) return undefined;
  const messages = oneOf?.map(({ $ref = "" }) => $ref) ?? [reference];
  return new Map(
    messages.flatMap((message) =>
      Object.keys(schemaAt(message).properties ?? {})
        .filter((name) => name !== "Appid")
        .map((name): [string, string] => [name, message]),
    ),
  );
}

/** References to the schemas of what an answer to an IVR notification may hold, by element: the same name may stand for something else in a REST operation. */
export const IVR_COMMANDS: ReadonlyMap<string, string> = new Map(
  (schemaAt("#/components/schemas/IvrResponse").items?.oneOf ?? []).flatMap(({ $ref = "" }) =>
    Object.entries(schemaAt($ref).properties ?? {}).map(([name, { $ref: members = "" }]): [string, string] => [
      name,
      members,
    ]),
  ),
);

/** The code that the contract names for a violation of a member of an operation's body. */
export function violationCode(operationId: string, member: string, keyword: string): string | undefined {
  const whole = REQUESTS.get(operationId)?.whole ?? "";
  const property = schemaAt(whole).properties?.[member];
  const schema = { ...(property?.$ref && schemaAt(property.$ref)), ...property };
  return schema["x-violation-codes"]?.[keyword];
}

/** Codes that an operation lists, as numbers from … to, by operationId. */
const LISTED: ReadonlyMap<string, readonly CodeRange[]> = new Map(
  Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .map(({ operationId, "x-error-codes": codes = [] }) => [operationId, codes.map(rangeOf)]),
);
type CodeRange = readonly [from: number, to: number];

function rangeOf(code: string): CodeRange {
  const [from = "", to = from] = code.split("-");
  return [Number(from), Number(to)];
}

/** Whether an operation lists a status code: by itself, or in a range such as `160001-160010`. */
export function listsCode(operationId: string, code: string): boolean {
  const number = Number(code);
  return LISTED.get(operationId)?.some(([from, to]) => from <= number && number <= to) ?? false;
}

/** A parameter of the query, as far as requests are held against it. */
export interface QueryParameter {
  readonly name: string;
  readonly pattern: RegExp | undefined;
  /** What a value that breaks the pattern gives, where the contract says it. */
  readonly code: string | undefined;
}

/** The query parameters of each operation, by operationId. */
export const QUERY_PARAMETERS: ReadonlyMap<string, readonly QueryParameter[]> = new Map(
  Object.values(document.paths).flatMap((item) =>
    Object.values(item).map(({ operationId, parameters = [] }): [string, readonly QueryParameter[]] => [
      operationId,
      parameters.map(parameterAt).flatMap((parameter) => (parameter?.in === "query" ? [patternOf(parameter)] : [])),
    ]),
  ),
);

function parameterAt({ $ref = "" }: { readonly $ref?: string }): DocumentParameter | undefined {
  return document.components.parameters[$ref.replace("#/components/parameters/", "")];
}

function patternOf({ name, schema }: DocumentParameter): QueryParameter {
  const { pattern, "x-violation-codes": codes } = { ...schemaAt(schema.$ref ?? ""), ...schema };
  return { name, pattern: pattern === undefined ? undefined : new RegExp(pattern, "u"), code: codes?.["pattern"] };
}

/**
 * What each value of a text with several has to look like.
 *
 * @throws {Error} when the contract does not say
 */
export function itemPattern(reference: string, member: string): RegExp {
  const pattern = schemaAt(reference).properties?.[member]?.["x-item-pattern"];
  if (pattern === undefined) throw new Error(`the contract has no pattern for the values of ${member}`);
  return new RegExp(pattern, "u");
}

/** A schema of the contract by its reference. */
export function schemaAt(reference: string): Schema {
  return document.components.schemas[reference.replace("#/components/schemas/", "")] ?? {};
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly "x-item-pattern"?: string;
  readonly "x-violation-codes"?: Readonly<Record<string, string>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, DocumentParameter>>;
  };
}

interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface DocumentOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly "x-error-codes"?: readonly string[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
}

let ajv: Ajv2020 | undefined;

/**
 * The validator of a schema of the contract. Each is compiled when it is first asked for, and kept for every sandbox of the process: the contract is the same for
 * all, and compiling is most of what a new sandbox would take.
 *
 * @param reference such as `#/components/schemas/TemplateSMSRequest`
 */
export function schemaValidator(reference: string): ValidateFunction {
  ajv ??= createAjv();
  const validator = ajv.getSchema(`contract${reference}`);
  if (validator === undefined) throw new Error(`the contract has no ${reference}`);
  return validator;
}

function createAjv(): Ajv2020 {
  const created = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    formats: { uri: (text: string) => URL.canParse(text) },
  });
  // Lint and the contract's own tests hold the schemas against the meta schema; doing it again would cost most of the start.
  return created.addSchema({ $id: "contract", components: COMPONENTS }, undefined, undefined, false);
}
