/** One example of the contract, ready to be shown in every way in which it can be called. */
export interface SampleCase {
  /** Function of the client, and the anchor of its section. */
  readonly id: string;
  /** operationId; the same as `id` unless it is a command. */
  readonly operationId: string;
  /** The command in the body, where the operation takes one of several. */
  readonly command?: string;
  /** Title of the operation or of the command. */
  readonly title: string;
  /** What the example shows. */
  readonly summary: string;
  readonly tag: string;
  readonly method: "GET" | "POST";
  /** Template of the path below the base URL. */
  readonly path: string;
  readonly level: "account" | "subAccount";
  /** Format of the vendor's own clients. */
  readonly preferred: "json" | "xml";
  readonly query: readonly QueryValue[];
  /** Request body in both formats; absent for a GET and for an upload. */
  readonly request?: Payload;
  /** The request body is a file of this name. */
  readonly upload?: string;
  readonly reply: Payload;
}

/** One query parameter of an example. */
export interface QueryValue {
  readonly name: string;
  readonly value: string;
  /** It repeats a field of the body, or names the application: the client fills it in. */
  readonly derived: boolean;
}

/** One message in both formats. */
export interface Payload {
  readonly value: Readonly<Record<string, unknown>>;
  readonly xml: string;
}
