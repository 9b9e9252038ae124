import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { operations } from "../generated/operation-table.js";
import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";
import { readQuery } from "../request/build-input.js";
import { type Caller, prepareCall } from "../request/prepare-call.js";
import { dispatchPath } from "./path-dispatch.js";

/** Calls a path of the contract, as openapi-fetch does it: data or error. */
export async function callPath(caller: Caller, method: "get" | "post", path: string, init: unknown): Promise<unknown> {
  const operation = findOperation(method, path);
  const { params, body, ...options } = isRecord(init) ? init : {};
  const { path: ids, query = {} } = isRecord(params) ? params : {};
  checkPathId(operation, ids, caller.credentials.sid);
  const input = {
    query: readQuery(operation, isRecord(query) ? query : {}),
    body: isRecord(body) && !operation.upload ? body : undefined,
    file: operation.upload ? body : undefined,
  };
  try {
    const { envelope, response } = await dispatchPath(caller, await prepareCall(caller, operation, input, options));
    // A copy: the URL of the response itself holds the signature.
    const { status, headers } = response;
    return { data: envelope, response: new Response(null, { status, headers }) };
  } catch (error) {
    if (isCloopenApiError(error)) return { error };
    throw error;
  }
}

function findOperation(method: "get" | "post", path: string): AnyOperation {
  const operation = operations.find((candidate) => candidate.method === method && candidate.path === path);
  if (operation !== undefined) return operation;
  const as = "write the path as in the reference, braces and case included";
  throw new CloopenConfigError(`${method.toUpperCase()} ${path} is not in the contract; ${as}`);
}

/** The id in the path is the client's; one that is given all the same must be that one. */
function checkPathId(operation: AnyOperation, ids: unknown, sid: string): void {
  for (const given of isRecord(ids) ? Object.values(ids) : []) {
    if (given !== undefined && given !== sid) {
      throw new CloopenConfigError(
        "the id in the path is not the one that signs; leave it out, or use a client for it",
        operation.id,
      );
    }
  }
}
