import type { Layout } from "./layout.js";

/** What `vectors.json` holds; `spec/vectors/README.md` explains each kind. */
export interface Vectors {
  readonly $schema: string;
  readonly version: string;
  readonly operations: Readonly<Record<string, OperationEntry>>;
  readonly callbacks: Readonly<Record<string, CallbackEntry>>;
  readonly ivrResponse: Layout;
  readonly signing: readonly SigningVector[];
  readonly requests: readonly RequestVector[];
  readonly responses: readonly ResponseVector[];
  readonly errors: readonly ErrorVector[];
  readonly webhooks: readonly WebhookVector[];
  readonly ivr: readonly IvrVector[];
  readonly hostile: readonly HostileVector[];
}

/** An operation: where it is, and how its messages look. */
export interface OperationEntry {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly level: "account" | "subAccount";
  readonly safe: boolean;
  readonly request?: Layout;
  readonly response: Layout;
}

/** A webhook with a body: how to identify it, and how its messages look. */
export interface CallbackEntry {
  /** Fields with the values that identify it; empty where the root or the JSON form does. */
  readonly when: Readonly<Record<string, string>>;
  readonly message: Layout;
  /** The JSON form, where it is another message. */
  readonly json?: Layout;
  readonly reply: Layout;
  readonly jsonReply: boolean;
}

export interface SigningVector {
  readonly name: string;
  readonly level: "account" | "subAccount";
  /** RFC 3339. */
  readonly instant: string;
  readonly sid: string;
  readonly token: string;
  readonly timestamp: string;
  readonly sig: string;
  readonly authorization: string;
}

export interface RequestVector {
  readonly name: string;
  readonly operation: string;
  /** The client's function, where the operation takes one of several commands. */
  readonly function: string;
  /** The command in the body, where there is one. */
  readonly command?: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly json?: string;
  readonly xml?: string;
  /** The bytes of an uploaded file in Base64. */
  readonly bytes?: string;
}

export interface ResponseVector {
  readonly name: string;
  readonly operation: string;
  readonly format: "json" | "xml";
  readonly body: string;
  readonly decoded: unknown;
}

/** What a response is that is no success. */
export interface ExpectedError {
  readonly kind: "api" | "http" | "decode";
  readonly statusCode?: string;
  readonly statusMsg?: string;
  readonly mayHaveActed: boolean;
}

export interface ErrorVector {
  readonly name: string;
  readonly operation: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly expected: ExpectedError;
}

export interface WebhookVector {
  readonly name: string;
  readonly webhook: string;
  readonly format: "json" | "xml";
  readonly body: string;
  readonly message: unknown;
  readonly reply: { readonly value: unknown; readonly xml: string; readonly json?: string };
}

export interface IvrVector {
  readonly name: string;
  readonly notification: string;
  readonly path: string;
  /** Path below the application's URL, with its query. */
  readonly target: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly answer: { readonly commands: unknown; readonly xml: string };
}

export interface HostileVector {
  readonly name: string;
  readonly why: string;
  readonly reader: "response" | "webhook" | "request";
  readonly operation?: string;
  readonly format?: "json" | "xml";
  /** Parts in order; each is repeated as often as it says. */
  readonly body?: readonly { readonly text: string; readonly times: number }[];
  /** A request that must not be written, in the format. */
  readonly value?: unknown;
}

/** Vectors of one kind, and what is wrong with their cases. */
export interface Built<T> {
  readonly vectors: readonly T[];
  readonly problems: readonly string[];
}
