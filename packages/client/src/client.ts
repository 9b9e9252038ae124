import type { CallOptions } from "./options/client-options.js";
import type { Operation } from "./protocol/operation.js";
import type { Credentials } from "./protocol/signing/sign.js";

export type { CallOptions, ClientOptions } from "./options/client-options.js";

/**
 * A client for one main account or one sub-account. The token is out of reach of whoever holds it.
 */
export interface CloopenClient {
  /** The id that signs. */
  readonly sid: string;
  /** Whose id that is. */
  readonly level: Operation<unknown, unknown>["level"];
  readonly appId: string | undefined;
  readonly baseUrl: string;
  /** Calls an operation described as data; the functions of this package are made of it. */
  call<Params, Result>(operation: Operation<Params, Result>, params: Params, options?: CallOptions): Promise<Result>;
  /**
   * A client that signs with a sub-account's id and token; for the operations under
   * `/SubAccounts/`.
   *
   * @throws {CloopenConfigError} when one of them is missing or malformed
   */
  subAccount(credentials: Credentials): CloopenClient;
}
