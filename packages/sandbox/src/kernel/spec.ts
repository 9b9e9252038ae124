import {
  type ContractDocument,
  type ContractOperation,
  commandsOf,
  listIvrCommands,
  listOperations,
  type Parameter,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readPackaged } from "./packaged.js";

const document: ContractDocument = JSON.parse(readPackaged("@cloopen-rest/spec/openapi.en.json"));

/** What the sandbox takes from the contract's description of an operation. */
export interface DescribedOperation {
  /** It sends a message or places a call, for which the main account needs a balance. */
  readonly charged: boolean;
  /** The largest file that it takes, in bytes; `undefined` where its body is no file. */
  readonly maxUploadBytes: number | undefined;
  /** Reference to the schema of the whole body; `undefined` without a body in JSON. */
  readonly request: string | undefined;
  /** For a body that carries a command: reference to the message of each that it may carry, by the command's name. */
  readonly commands: ReadonlyMap<string, string> | undefined;
  /** Code of a violation where the contract names none for it. */
  readonly violationCode: string;
  readonly query: readonly QueryParameter[];
  /** Status codes that it lists, each as a range. */
  readonly codes: readonly CodeRange[];
}

/** A parameter of the query, as far as requests are held against it. */
export interface QueryParameter {
  readonly name: string;
  readonly pattern: RegExp | undefined;
  /** Code of a value that breaks the pattern, where the contract names one. */
  readonly code: string | undefined;
}

type CodeRange = readonly [from: number, to: number];

const OPERATIONS: ReadonlyMap<string, DescribedOperation> = new Map(
  listOperations(document).map((operation) => [operation.id, describe(operation)]),
);

/**
 * What the contract says of an operation.
 *
 * @throws {Error} for an operation that it does not have
 */
export function operationNamed(operationId: string): DescribedOperation {
  const operation = OPERATIONS.get(operationId);
  if (operation === undefined) throw new Error(`the contract has no operation ${operationId}`);
  return operation;
}

function describe(operation: ContractOperation): DescribedOperation {
  const { charged, maxUploadBytes, violationCode, request, query, codes } = operation;
  const commands = commandsOf(document, operation).map(({ name, message }): [string, string] => [
    name,
    referenceOf(message),
  ]);
  return {
    ...{ charged, maxUploadBytes, violationCode },
    request: request && referenceOf(request),
    commands: commands.length === 0 ? undefined : new Map(commands),
    query: query.map(readParameter),
    codes: codes.map(rangeOf),
  };
}

/** The reference of what the contract has among its components, as messages and commands are. */
function referenceOf({ $ref }: Schema): string {
  if ($ref === undefined) throw new Error("the contract describes a message or a command in place");
  return $ref;
}

function readParameter({ name, schema }: Parameter): QueryParameter {
  const { pattern, "x-violation-codes": codes } = resolveSchema(schema);
  return { name, pattern: pattern === undefined ? undefined : new RegExp(pattern, "u"), code: codes?.["pattern"] };
}

function rangeOf(code: string): CodeRange {
  const [from = "", to = from] = code.split("-");
  return [Number(from), Number(to)];
}

/** Whether an operation lists a status code: by itself, or in a range such as `160001-160010`. */
export function listsCode(operationId: string, code: string): boolean {
  const number = Number(code);
  return operationNamed(operationId).codes.some(([from, to]) => from <= number && number <= to);
}

/**
 * References to the schemas of what a response to an IVR notification may hold, by element. Commands of REST operations share some of these names.
 */
export const IVR_COMMANDS: ReadonlyMap<string, string> = new Map(
  listIvrCommands(document).map(({ name, schema }) => [name, referenceOf(schema)]),
);

/** The code that the contract names for a violation of a field of an operation's body. */
export function violationCode(operationId: string, field: string, keyword: string): string | undefined {
  const { request } = operationNamed(operationId);
  const property = request === undefined ? undefined : fieldsOf(request)[field];
  return property?.["x-violation-codes"]?.[keyword];
}

/** The fields of a message of the contract in its order. */
export function fieldsOf(reference: string): Readonly<Record<string, Schema>> {
  const { properties = {} } = resolveSchema({ $ref: reference });
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, resolveSchema(property)]));
}

/** A schema of the contract, its reference followed. What stands beside a reference wins. */
export function resolveSchema(schema: Schema): Schema {
  return resolve<Schema>(document, schema);
}

/**
 * What each value of a text with several has to look like.
 *
 * @throws {Error} when the contract does not say
 */
export function itemPattern(reference: string, field: string): RegExp {
  const pattern = fieldsOf(reference)[field]?.["x-item-pattern"];
  if (pattern === undefined) throw new Error(`the contract has no pattern for the values of ${field}`);
  return new RegExp(pattern, "u");
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
  return created.addSchema({ $id: "contract", components: document.components }, undefined, undefined, false);
}
