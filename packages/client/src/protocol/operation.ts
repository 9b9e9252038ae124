import type { Message } from "./descriptor.js";
import type { Format } from "./format.js";

/** A query member of an operation. */
export interface QueryMember {
  readonly name: string;
  readonly required?: true;
  /** It repeats this member of the command in the body. */
  readonly repeats?: string;
  /** It names the application; the client fills it in. */
  readonly appId?: true;
}

/** Who signs: the main account or a sub-account. It is the first segment of the path. */
export type Level = "account" | "subAccount";

/**
 * One operation of the contract as data. `Params` is what its function takes, `Result` what it
 * gives.
 */
export interface Operation<Params, Result> {
  /** operationId of the contract, or the function of a command. */
  readonly id: string;
  readonly method: "get" | "post";
  /** Path below the base URL, with the account id as a template. */
  readonly path: string;
  readonly level: Level;
  /** The format of the vendor's own clients, where it is not JSON. */
  readonly preferred?: Format;
  /** It only reads: a repeat does nothing more. */
  readonly safe?: true;
  /** The member of the body that names the application. */
  readonly appId?: "appId" | "Appid";
  /** The command in the body whose members are the arguments. */
  readonly command?: string;
  /** The commands of which the body carries exactly one. */
  readonly commands?: readonly string[];
  readonly query?: readonly QueryMember[];
  readonly request?: Message;
  /** The request body is the bytes of a file. */
  readonly upload?: true;
  readonly reply: Message;
  /** The member of the reply that holds the whole result. */
  readonly result?: string;
  /** The result may be absent: nothing was found. */
  readonly optional?: true;
  /** Never set: carries the types. */
  readonly types?: { readonly params: Params; readonly result: Result };
}

/** An operation whose types do not matter here. */
export type AnyOperation = Operation<unknown, unknown>;
