import type { Content, Contract, Operation, Parameter, Schema } from "./contract/openapi.js";
import { resolve } from "./contract/resolve.js";

/** An operation of the contract with what the generator needs to know of it. */
export interface OperationFacts {
  readonly id: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly level: "account" | "subAccount";
  readonly operation: Operation;
  readonly query: readonly Parameter[];
  /** Schema of the request body, as the media type refers to it. */
  readonly request: Schema | undefined;
  /** The request body is the bytes of a file. */
  readonly upload: boolean;
  readonly reply: Schema;
}

/** All operations under `paths`, in the order of the contract. */
export function listOperations(contract: Contract): OperationFacts[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [factsOf(contract, path, method, operation)];
    }),
  );
}

function factsOf(contract: Contract, path: string, method: "get" | "post", operation: Operation): OperationFacts {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(contract, parameter));
  const reply = schemaOf(contract, operation.responses["200"], "application/json");
  if (reply === undefined) throw new Error(`${operation.operationId} has no reply`);
  return {
    id: operation.operationId,
    method,
    path,
    level: path.startsWith("/SubAccounts/") ? "subAccount" : "account",
    operation,
    query: parameters.filter((parameter) => parameter.in === "query"),
    request: schemaOf(contract, operation.requestBody, "application/json"),
    upload: schemaOf(contract, operation.requestBody, "application/octet-stream") !== undefined,
    reply,
  };
}

/** Schema of a body in a media type. */
export function schemaOf(
  contract: Contract,
  body: Content | { readonly $ref: string } | undefined,
  mediaType: string,
): Schema | undefined {
  return body === undefined ? undefined : resolve<Content>(contract, body).content?.[mediaType]?.schema;
}
