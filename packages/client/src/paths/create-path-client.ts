import createFetchClient, { type Middleware } from "openapi-fetch";
import type { CloopenClient } from "../client.js";
import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { operations } from "../generated/operation-table.js";
import type { CallOptions } from "../options/client-options.js";
import type { AnyOperation } from "../protocol/operation.js";
import { isRecord } from "../protocol/value.js";
import { readQuery } from "../request/build-input.js";
import { type Caller, callerOf } from "../request/caller.js";
import { runCall } from "../request/run-call.js";
import type { PathMethod } from "./path-types.js";

/** Calls operations by their path, as openapi-fetch does. */
export interface PathClient {
  /** Calls a path of the contract. */
  readonly GET: PathMethod<"get">;
  /** Calls a path of the contract. */
  readonly POST: PathMethod<"post">;
  /**
   * Adds middlewares of openapi-fetch. They receive the request before it is signed, with a JSON
   * body, and the response decoded, as JSON.
   */
  readonly use: (...middlewares: readonly Middleware[]) => void;
  /** Removes middlewares. */
  readonly eject: (...middlewares: readonly Middleware[]) => void;
}

/**
 * Creates an openapi-fetch client for the paths of the contract. Its requests are calls of
 * `cloopen`: signed, in both formats, with retries and hooks.
 *
 * @example
 * ```ts
 * import { createPathClient } from "@cloopen-rest/client/paths";
 *
 * const api = createPathClient(cloopen);
 * const { data, error } = await api.POST("/Accounts/{accountSid}/SMS/TemplateSMS", {
 *   body: { to: "13800138000", templateId: "1", datas: ["6532", "5"] },
 * });
 * ```
 *
 * @throws {CloopenConfigError} when `cloopen` is not a client of `createClient`
 */
export function createPathClient(cloopen: CloopenClient): PathClient {
  const caller = callerOf(cloopen);
  // The public types are those of `PathMethod`; openapi-fetch needs only this shape of a path.
  const api = createFetchClient<AnyPaths>({ baseUrl: caller.settings.baseUrl });

  async function call(method: "get" | "post", path: string, init: unknown = {}): Promise<unknown> {
    const operation = findOperation(method, path);
    const { params, body, ...options } = isRecord(init) ? init : {};
    const { path: ids, query = {} } = isRecord(params) ? params : {};
    checkPathId(operation, ids, caller.credentials.sid);
    try {
      const { data, response } = await api.request(method, path, {
        params: {
          path: { [`${caller.level}Sid`]: caller.credentials.sid },
          query: readQuery(operation, isRecord(query) ? query : {}),
        },
        ...(isRecord(body) && !operation.upload && { body }),
        fetch: (request) => send(caller, operation, request, body, options),
      });
      return { data, response };
    } catch (error) {
      if (isCloopenApiError(error)) return { error };
      throw error;
    }
  }

  return {
    GET: ((path, init) => call("get", path, init)) as PathMethod<"get">,
    POST: ((path, init) => call("post", path, init)) as PathMethod<"post">,
    use: (...middlewares) => api.use(...middlewares),
    eject: (...middlewares) => api.eject(...middlewares),
  };
}

type AnyPaths = Record<string, Record<"get" | "post", AnyPath>>;

interface AnyPath {
  parameters: { path: Record<string, string>; query: Record<string, string> };
  requestBody?: { content: { "application/json": Readonly<Record<string, unknown>> } };
  responses: { 200: { content: { "application/json": unknown } } };
}

/** The `fetch` for openapi-fetch: converts the request to an input, and runs the call. */
async function send(
  caller: Caller,
  operation: AnyOperation,
  request: Request,
  file: unknown,
  options: CallOptions,
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const text = operation.upload ? "" : await request.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  const input = { query, body: isRecord(body) ? body : undefined, file: operation.upload ? file : undefined };
  const { envelope } = await runCall(caller, operation, input, options);
  return Response.json(envelope);
}

function findOperation(method: "get" | "post", path: string): AnyOperation {
  const operation = operations.find((candidate) => candidate.method === method && candidate.path === path);
  if (operation !== undefined) return operation;
  const as = "write the path as in the reference, braces and case included";
  throw new CloopenConfigError(`${method.toUpperCase()} ${path} is not in the contract; ${as}`);
}

/** Checks the id in the path: the client fills it in, and a given one must be equal to it. */
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
