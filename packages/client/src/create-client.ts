import type { CloopenClient } from "./client.js";
import type { CallOptions, ClientOptions } from "./options/client-options.js";
import { checkClientOptions, environment, readSettings } from "./options/settings.js";
import type { PathMethod } from "./paths/path-client.js";
import type { AnyOperation, Operation } from "./protocol/operation.js";
import { checkCredentials } from "./protocol/signing/check-credentials.js";
import type { Credentials } from "./protocol/signing/sign.js";
import { isRecord } from "./protocol/value.js";
import { arrangeParams } from "./request/build-input.js";
import { composeUrl } from "./request/compose-url.js";
import type { Envelope } from "./request/envelope.js";
import { runPipeline } from "./request/pipeline.js";
import { type Caller, prepareCall } from "./request/prepare-call.js";

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
  checkClientOptions(options);
  const credentials = checkCredentials(
    options.accountSid ?? environment("CLOOPEN_ACCOUNT_SID"),
    options.authToken ?? environment("CLOOPEN_AUTH_TOKEN"),
    { sid: "accountSid (or CLOOPEN_ACCOUNT_SID)", token: "authToken (or CLOOPEN_AUTH_TOKEN)" },
  );
  return clientFor({ level: "account", credentials, settings: readSettings(options) });
}

function clientFor(caller: Caller): CloopenClient {
  const { level, credentials, settings } = caller;

  async function call<Params, Result>(
    operation: Operation<Params, Result>,
    params: Params,
    options: CallOptions = {},
  ): Promise<Result> {
    const preparing = prepareCall(caller, operation, arrangeParams(operation, params), options);
    const prepared = preparing instanceof Promise ? await preparing : preparing;
    const url = composeUrl(settings.baseUrl, operation.path, credentials.sid, prepared.query);
    const { envelope } = await runPipeline(settings, prepared, url);
    // Operation and Result are generated from one schema: this is where the one becomes the other.
    return resultOf(operation, envelope) as Result;
  }

  /** openapi-fetch and the table of all operations are loaded only for callers of paths; functions carry their own operation. */
  async function byPath(method: "get" | "post", path: string, init: unknown = {}): Promise<unknown> {
    const { callPath } = await import("./paths/call-path.js");
    return callPath(caller, method, path, init);
  }

  return {
    sid: credentials.sid,
    level,
    appId: settings.appId,
    baseUrl: settings.baseUrl,
    call,
    GET: ((path, init) => byPath("get", path, init)) as PathMethod<"get">,
    POST: ((path, init) => byPath("post", path, init)) as PathMethod<"post">,
    // What JavaScript may leave out is missing, and told as such.
    subAccount: ({ sid, token }: Partial<Credentials> = {}) => {
      const names = { sid: "sid (the subAccountSid of the sub-account)", token: "token (its subToken)" };
      return clientFor({ level: "subAccount", credentials: checkCredentials(sid, token, names), settings });
    },
  };
}

function resultOf({ result, optional, reply }: AnyOperation, envelope: Envelope): unknown {
  if (reply.members.length === 2) return undefined;
  if (result === undefined) {
    const { statusCode: _, statusMsg: __, ...members } = envelope;
    return members;
  }
  const value = envelope[result];
  // Nothing found: some replies have an empty element or an empty text then.
  const nothing = value === undefined || (isRecord(value) && Object.keys(value).length === 0);
  return nothing ? (optional ? undefined : {}) : value;
}
