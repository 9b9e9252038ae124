import { arrangeParams, checkFile, completeInput, readQuery } from "../call/arrange.js";
import type { AnyOperation, Level, Operation } from "../call/operation.js";
import type { Outcome } from "../call/pipeline.js";
import { isCloopenApiError } from "../errors/cloopen-api-error.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { Credentials } from "../signing/sign.js";
import type { UploadFile } from "../upload/upload-file.js";
import { isRecord } from "../wire/value.js";
import type { CallOptions, ClientOptions } from "./client-options.js";
import type { CloopenClient } from "./cloopen-client.js";
import { checkCredentials } from "./credentials.js";
import { createDispatch } from "./dispatch.js";
import type { PathMethod } from "./path-client.js";
import { environment, readSettings, type Settings } from "./settings.js";

/**
 * Makes a client for one main account. Ids, token and address default to `CLOOPEN_ACCOUNT_SID`, `CLOOPEN_AUTH_TOKEN`, `CLOOPEN_APP_ID` and
 * `CLOOPEN_BASE_URL`. Nothing is sent.
 *
 * @example
 * ```ts
 * import { createClient, getAccountInfo } from "@cloopen-rest/client";
 *
 * const cloopen = createClient({ timeoutMs: 5_000 }); // ids and token from the environment
 * const { balance } = await getAccountInfo(cloopen);
 * ```
 *
 * @throws {CloopenConfigError} when something is missing or malformed, the address is plain http beyond loopback, or this is a browser
 */
export function createClient(options: ClientOptions = {}): CloopenClient {
  const credentials = checkCredentials(
    options.accountSid ?? environment("CLOOPEN_ACCOUNT_SID"),
    options.authToken ?? environment("CLOOPEN_AUTH_TOKEN"),
    { sid: "accountSid (or CLOOPEN_ACCOUNT_SID)", token: "authToken (or CLOOPEN_AUTH_TOKEN)" },
  );
  return clientFor("account", credentials, readSettings(options));
}

function clientFor(level: Level, credentials: Credentials, settings: Settings): CloopenClient {
  const dispatch = createDispatch(settings);

  async function run(
    operation: AnyOperation,
    input: Parameters<typeof completeInput>[1],
    options: CallOptions,
  ): Promise<Outcome> {
    checkLevel(level, operation);
    const { file, ...complete } = completeInput(operation, input, settings.appId);
    return dispatch({
      operation,
      path: { [`${level}Sid`]: credentials.sid },
      ...complete,
      file: file && (await readFile(file, operation.id, options.signal)),
      options,
      credentials,
    });
  }

  async function call<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    options: CallOptions = {},
  ): Promise<Result> {
    const { envelope } = await run(operation, arrangeParams(operation, params), options);
    // Operation and Result are generated from one schema: this is where the one becomes the other.
    return resultOf(operation, envelope) as Result;
  }

  async function callPath(method: "get" | "post", path: string, init: unknown = {}): Promise<unknown> {
    const operation = await findOperation(method, path);
    const { params, body, ...options } = isRecord(init) ? init : {};
    const { path: ids, query = {} } = isRecord(params) ? params : {};
    checkPathId(operation, ids, credentials.sid);
    const input = {
      query: readQuery(operation, isRecord(query) ? query : {}),
      body: isRecord(body) && !operation.upload ? body : undefined,
      file: operation.upload ? checkFile(operation, body) : undefined,
    };
    try {
      const { envelope, response } = await run(operation, input, options);
      // A copy: the URL of the response itself holds the signature.
      const { status, headers } = response;
      return { data: envelope, response: new Response(null, { status, headers }) };
    } catch (error) {
      if (isCloopenApiError(error)) return { error };
      throw error;
    }
  }

  return {
    sid: credentials.sid,
    level,
    appId: settings.appId,
    baseUrl: settings.baseUrl,
    call,
    GET: ((path, init) => callPath("get", path, init)) as PathMethod<"get">,
    POST: ((path, init) => callPath("post", path, init)) as PathMethod<"post">,
    subAccount: ({ sid, token }) =>
      clientFor(
        "subAccount",
        checkCredentials(sid, token, { sid: "sid of the sub-account", token: "its token" }),
        settings,
      ),
  };
}

/** Reading is loaded only for callers who upload. */
async function readFile(file: UploadFile, operation: string, signal: AbortSignal | undefined): Promise<Blob> {
  const { readUpload } = await import("../upload/read-upload.js");
  return readUpload(file, operation, signal);
}

/** The whole table is loaded only for callers of paths; functions carry their own operation. */
async function findOperation(method: "get" | "post", path: string): Promise<AnyOperation> {
  const { operations } = await import("../generated/operation-table.js");
  const operation = operations.find((candidate) => candidate.method === method && candidate.path === path);
  if (operation !== undefined) return operation;
  throw new CloopenConfigError(
    `${method.toUpperCase()} ${path} is not in the contract; write the path as in the reference`,
  );
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

function checkLevel(level: Level, operation: AnyOperation): void {
  if (operation.level === level) return;
  throw new CloopenConfigError(
    level === "account"
      ? "it is signed by a sub-account: call it with cloopen.subAccount({ sid, token })"
      : "it is signed by the main account: call it with the client that createClient made",
    operation.id,
  );
}

function resultOf(
  { result, optional, reply }: AnyOperation,
  { statusCode: _, statusMsg: __, ...members }: Readonly<Record<string, unknown>>,
): unknown {
  if (reply.members.length === 2) return undefined;
  if (result === undefined) return members;
  const value = members[result];
  // Nothing found: some replies have an empty element or an empty text then.
  const nothing = value === undefined || (isRecord(value) && Object.keys(value).length === 0);
  return nothing ? (optional ? undefined : {}) : value;
}
