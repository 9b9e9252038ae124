import type { State, SubAccount } from "../services/platform.js";
import type { WebhookDispatcher } from "../webhooks/dispatcher.js";
import type { Clock } from "./clock.js";
import type { Identifiers } from "./identifiers.js";

/** Who calls: the main account, or one of its sub-accounts. */
export type Principal =
  | { readonly level: "account" }
  | { readonly level: "subAccount"; readonly subAccount: SubAccount };

/** What an operation works with. No clock but this one, no randomness but this one. */
export interface Platform {
  readonly state: State;
  readonly ids: Identifiers;
  readonly clock: Clock;
  readonly webhooks: WebhookDispatcher;
  /** Notes that the developer's server or caller does something that the contract does not say. */
  readonly warn: (operation: string, what: string) => void;
}

/** A request body, decoded and validated: strings, lists and objects by the contract. An upload has its bytes under `file`. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Result members of a successful reply, without the envelope. */
export type Result = Readonly<Record<string, unknown>>;

/**
 * One operation of the platform.
 *
 * @throws {StatusCodeError} with the status code that the platform gives
 */
export type Handler = (platform: Platform, body: RequestBody, principal: Principal, query: Query) => Result;

/** Query members of the operation, under the names of the contract. */
export type Query = Readonly<Record<string, string>>;
