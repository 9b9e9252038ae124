import type { CallOptions } from "./options/client-options.js";
import type { Operation } from "./protocol/operation.js";
import type { Credentials } from "./protocol/signing/sign.js";

export type { CallOptions, ClientOptions } from "./options/client-options.js";

/** A client for one main account or one sub-account. It does not expose the token. */
export interface CloopenClient {
  /** The signing id. */
  readonly sid: string;
  /** Whether the id is that of the main account or of a sub-account. */
  readonly level: Operation<unknown, unknown>["level"];
  readonly appId: string | undefined;
  readonly baseUrl: string;
  /** Calls an operation by its descriptor; the functions of this package use it. */
  call<Params, Result>(operation: Operation<Params, Result>, params: Params, options?: CallOptions): Promise<Result>;
  /**
   * Creates a client that signs with a sub-account's id and token, for the operations under
   * `/SubAccounts/`.
   *
   * @throws {CloopenConfigError} when one of them is missing or malformed
   */
  subAccount(credentials: Credentials): CloopenClient;
}
