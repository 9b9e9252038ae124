import type { CloopenClient } from "./client.js";
import type { CallOptions, ClientOptions } from "./options/client-options.js";
import { checkClientOptions, environment, readSettings } from "./options/settings.js";
import type { AnyOperation, Operation } from "./protocol/operation.js";
import { checkCredentials } from "./protocol/signing/check-credentials.js";
import type { Credentials } from "./protocol/signing/sign.js";
import { isRecord } from "./protocol/value.js";
import { buildInput } from "./request/build-input.js";
import { type Caller, setCaller } from "./request/caller.js";
import type { Envelope } from "./request/parse-response.js";
import { runCall } from "./request/run-call.js";

/**
 * Creates a client for one main account. Ids, token and base URL default to `CLOOPEN_ACCOUNT_SID`,
 * `CLOOPEN_AUTH_TOKEN`, `CLOOPEN_APP_ID` and `CLOOPEN_BASE_URL`. Nothing is sent.
 *
 * @example
 * ```ts
 * import { createClient, getAccountInfo } from "@cloopen-rest/client";
 *
 * const cloopen = createClient({ timeoutMs: 5_000 }); // ids and token from the environment
 * const { balance } = await getAccountInfo(cloopen);
 * ```
 *
 * @throws {CloopenConfigError} when something is missing or malformed, the address is plain http
 *   beyond loopback, or this is a browser
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
    const { envelope, reqId } = await runCall(caller, operation, buildInput(operation, params), options);
    // Operation and Result are generated from one schema: this is where the one becomes the other.
    return resultOf(operation, envelope, reqId) as Result;
  }

  const client: CloopenClient = {
    sid: credentials.sid,
    level,
    appId: settings.appId,
    baseUrl: settings.baseUrl,
    call,
    // What JavaScript may leave out is missing, and reported.
    subAccount: ({ sid, token }: Partial<Credentials> = {}) => {
      const names = { sid: "sid (the subAccountSid of the sub-account)", token: "token (its subToken)" };
      return clientFor({ level: "subAccount", credentials: checkCredentials(sid, token, names), settings });
    },
  };
  setCaller(client, caller);
  return client;
}

function resultOf({ result, optional, reply }: AnyOperation, envelope: Envelope, reqId: string | undefined): unknown {
  if (reply.members.length === 2) return undefined;
  if (result === undefined) {
    const { statusCode: _, statusMsg: __, ...fields } = envelope;
    return fields;
  }
  const value = envelope[result];
  if (reqId !== undefined && isRecord(value)) return { ...value, reqId };
  // Nothing found: some responses then have an empty element or string.
  const nothing = value === undefined || (isRecord(value) && Object.keys(value).length === 0);
  return nothing ? (optional ? undefined : {}) : value;
}
