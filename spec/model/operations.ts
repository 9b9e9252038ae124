import type { Content, ContractDocument, Operation, Parameter, Reference, Schema } from "./document.js";
import { resolve } from "./resolve.js";

/** An operation of the API. */
export interface ContractOperation {
  /** `operationId`, the name of the client's function. */
  readonly id: string;
  readonly method: "GET" | "POST";
  /** With its templates: `/Accounts/{accountSid}/SMS/TemplateSMS`. */
  readonly path: string;
  /** Whose credentials sign it. */
  readonly level: "account" | "subAccount";
  /** Its first tag. */
  readonly tag: string;
  /** It only reads: sent twice, it does and costs what it does once. */
  readonly safe: boolean;
  /** It sends a message or places a call, for which the main account needs a balance. */
  readonly charged: boolean;
  /** The format that the vendor's own clients send. */
  readonly preferred: "json" | "xml";
  /** Of the query, references followed; `sig` is not among them. */
  readonly query: readonly Parameter[];
  /** Schema of the request body as the media type refers to it; `undefined` without a body, and for a file. */
  readonly request: Schema | undefined;
  /** The request body is the bytes of a file. */
  readonly upload: boolean;
  /** The largest file that it takes, in bytes. */
  readonly maxUploadBytes: number | undefined;
  /** Schema of the reply as the media type refers to it. */
  readonly reply: Schema;
  /** Code of a violation of its body where the schema names none in `x-violation-codes`. */
  readonly violationCode: string;
  /** Status codes that it may return: codes and ranges, in the sources also groups of `errors.yaml`. */
  readonly codes: readonly string[];
  /** The operation as the document has it. */
  readonly described: Operation;
}

/**
 * Codes of a body that breaks its schema, the first that an operation lists: `160031` the body could not be parsed; `160047` the same of a query of a status report;
 * `108023` unacceptable content of a parameter node.
 *
 * @assumption operations that list none of them return `160031`.
 */
const VIOLATION_CODES = ["160031", "160047", "108023"];

/**
 * All operations, in the order of the contract.
 *
 * @throws {Error} for an operation without a tag or without a reply
 */
export function listOperations(document: ContractDocument): readonly ContractOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const described = item[method];
      return described === undefined
        ? []
        : [readOperation(document, path, method === "get" ? "GET" : "POST", described)];
    }),
  );
}

/** The schema of a body in a media type, as the media type refers to it. */
export function schemaOf(
  document: ContractDocument,
  body: Content | Reference | undefined,
  mediaType: "application/json" | "application/xml" | "application/octet-stream",
): Schema | undefined {
  return body === undefined ? undefined : resolve<Content>(document, body).content?.[mediaType]?.schema;
}

function readOperation(
  document: ContractDocument,
  path: string,
  method: ContractOperation["method"],
  described: Operation,
): ContractOperation {
  const { operationId: id, requestBody, responses, parameters = [], tags = [] } = described;
  const codes = described["x-error-codes"] ?? [];
  const [tag] = tags;
  if (tag === undefined) throw new Error(`${id} has no tag`);
  const reply = schemaOf(document, responses["200"], "application/json");
  if (reply === undefined) throw new Error(`${id} has no reply in JSON`);
  const file = schemaOf(document, requestBody, "application/octet-stream");
  return {
    ...{ id, method, path, tag, reply, codes, described },
    level: path.startsWith("/SubAccounts/") ? "subAccount" : "account",
    safe: described["x-safe"] === true,
    charged: described["x-charged"] === true,
    preferred: described["x-preferred-format"] === "xml" ? "xml" : "json",
    query: parameters
      .map((parameter) => resolve<Parameter>(document, parameter))
      .filter((parameter) => parameter.in === "query"),
    request: schemaOf(document, requestBody, "application/json"),
    upload: file !== undefined,
    maxUploadBytes: file && resolve<Schema>(document, file).maxLength,
    violationCode: VIOLATION_CODES.find((code) => codes.includes(code)) ?? "160031",
  };
}
