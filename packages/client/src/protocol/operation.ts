import type { Message } from "./descriptor.js";
import type { Format } from "./format.js";

/** A query parameter of an operation. */
export interface QueryMember {
  readonly name: string;
  readonly required?: true;
  /** It copies this field of the command in the body. */
  readonly repeats?: string;
  /** It names the application; the client fills it in. */
  readonly appId?: true;
}

/** The signing account, main or sub-account. It is the first segment of the path. */
export type Level = "account" | "subAccount";

/** Descriptor of an operation. `Params` is the argument of its function, `Result` its result. */
export interface Operation<Params, Result> {
  /** operationId of the contract, or the function of a command. */
  readonly id: string;
  readonly method: "get" | "post";
  /** Path below the base URL, with the account id as a template. */
  readonly path: string;
  readonly level: Level;
  /** Format of the vendor's clients, where it is not JSON. */
  readonly preferred?: Format;
  /** It only reads, so a retry is harmless. */
  readonly safe?: true;
  /** Field of the body that names the application. */
  readonly appId?: "appId" | "Appid";
  /** Command in the body whose fields are the arguments. */
  readonly command?: string;
  /** Commands of which the body has exactly one. */
  readonly commands?: readonly string[];
  readonly query?: readonly QueryMember[];
  readonly request?: Message;
  /** The request body is the bytes of a file. */
  readonly upload?: true;
  readonly reply: Message;
  /** Field of the response that holds the whole result. */
  readonly result?: string;
  /** The result may be absent when nothing was found. */
  readonly optional?: true;
  /** Never set; carries the types. */
  readonly types?: { readonly params: Params; readonly result: Result };
}

/** An operation whose types do not matter here. */
export type AnyOperation = Operation<unknown, unknown>;
