import type { CloopenClient, FetchTransportOptions } from "@cloopen-rest/client";
import type { Sandbox } from "@cloopen-rest/sandbox";
import type { WebhookReceiver } from "../callbacks/webhook-receiver.js";
import type { Transport } from "../settings.js";
import type { Exchange } from "./http-message.js";

/** Id and token of a main account or a sub-account. */
export interface Credentials {
  readonly sid: string;
  readonly token: string;
}

/** The server that is held to the contract, with a look at what goes to it and comes from it. */
export interface Target {
  readonly transport: Transport;
  /** Base URL for clients. */
  readonly baseUrl: string;
  readonly account: Credentials;
  readonly appId: string;
  /** Client for the main account. */
  readonly cloopen: CloopenClient;
  /** Client for a sub-account, and its credentials; only where the suite may create one. */
  readonly subAccount: (Credentials & { readonly cloopen: CloopenClient }) | undefined;
  /** Whether operations that send, call or create may run. */
  readonly maySend: boolean;
  /** Sends as the clients do. */
  readonly fetch: NonNullable<FetchTransportOptions["fetch"]>;
  /** The vendor's console, where the server is the suite's own sandbox: states that no operation can cause. */
  readonly sandbox: Sandbox | undefined;
  /** The developer's server that the sandbox calls back, where there is one. */
  readonly receiver: WebhookReceiver | undefined;
  /** Lets go of the exchanges so far. */
  forget(): void;
  /**
   * The one exchange since then.
   *
   * @throws {Error} when there was none, or more than one
   */
  takeExchange(): Exchange;
  /** The server's time, in milliseconds since 1970. */
  now(): number;
  /**
   * Lets time pass on the server.
   *
   * @throws {Unsupported} when one cannot wait for it
   */
  wait(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}
