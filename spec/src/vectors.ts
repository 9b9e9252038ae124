/** Content of `vectors.json`: inputs for a client in any language, with the right outputs. `spec/vectors/README.md` explains each kind. */
export interface Vectors {
  /** Address of the JSON Schema, relative to the file. */
  readonly $schema: string;
  /** Version of the REST API. */
  readonly version: string;
  /** Operations by `operationId`. */
  readonly operations: Readonly<Record<string, VectorOperation>>;
  /** Webhooks that have a body, by name. */
  readonly callbacks: Readonly<Record<string, VectorWebhook>>;
  /** Layout of the reply to an IVR notification. */
  readonly ivrResponse: MessageLayout;
  readonly signing: readonly SigningVector[];
  readonly requests: readonly RequestVector[];
  readonly responses: readonly ResponseVector[];
  readonly errors: readonly ErrorVector[];
  readonly webhooks: readonly WebhookVector[];
  readonly ivr: readonly IvrVector[];
  readonly hostile: readonly HostileVector[];
}

/** A message as a JSON object. */
export type MessageFields = Readonly<Record<string, unknown>>;

/** Layout of a message in XML. In JSON a message is an object with the same fields. */
export interface MessageLayout {
  /** Name of the root element. */
  readonly root: string;
  readonly fields: readonly FieldLayout[];
  /** The message is a list of different elements in order; `fields` has one entry for each kind. */
  readonly sequence?: true;
}

/** Layout of a field: a string, or an object if it has `fields`, or a list if it has `list`. */
export interface FieldLayout {
  /** Name in JSON. */
  readonly name: string;
  /** Name in XML. Default: `name`. */
  readonly xml?: string;
  /** Further names that a reader accepts. */
  readonly aliases?: readonly string[];
  /** Place in XML. Default: an element. */
  readonly at?: "attribute" | "text";
  /** In XML the field is an attribute of the element of this sibling. */
  readonly on?: string;
  /**
   * - `bare`: the element is repeated
   * - `item`: an element contains the items, which have this name
   * - `sequence`: different elements in order, each an object with one field
   */
  readonly list?: "bare" | "sequence" | { readonly item: string };
  readonly fields?: readonly FieldLayout[];
}

/** An operation: its address, and the layouts of its messages. */
export interface VectorOperation {
  readonly method: "GET" | "POST";
  /** Path below the base URL, with a placeholder for the account id. */
  readonly path: string;
  /** Whose id is in the path, and whose credentials sign. */
  readonly level: "account" | "subAccount";
  /** Whether it only reads. */
  readonly safe: boolean;
  readonly request?: MessageLayout;
  readonly response: MessageLayout;
}

/** A webhook with a body: how to identify it, and the layouts of its messages. */
export interface VectorWebhook {
  /** Fields and the values that identify it; empty if the root element or the JSON form does. */
  readonly when: Readonly<Record<string, string>>;
  readonly message: MessageLayout;
  /** The JSON form, if it is another message. */
  readonly json?: MessageLayout;
  readonly reply: MessageLayout;
  /** Whether the contract has the reply in JSON, too. */
  readonly jsonReply: boolean;
}

/** A signature. */
export interface SigningVector {
  readonly name: string;
  /** Whose credentials these are. */
  readonly level: "account" | "subAccount";
  /** RFC 3339. */
  readonly instant: string;
  readonly sid: string;
  readonly token: string;
  /** `yyyyMMddHHmmss` in Beijing time. */
  readonly timestamp: string;
  /** MD5, 32 uppercase hexadecimal digits. */
  readonly sig: string;
  /** Value of the header `Authorization`. */
  readonly authorization: string;
}

/** A request to encode. */
export interface RequestVector {
  readonly name: string;
  /** `operationId`. */
  readonly operation: string;
  /** The client's function; differs from `operation` if the operation takes one of several commands. */
  readonly function: string;
  /** Name of the command in `body`, if there is one. */
  readonly command?: string;
  /** The query without `sig`. */
  readonly query: Readonly<Record<string, string>>;
  /** The value to encode. */
  readonly body?: MessageFields;
  /** `body` in JSON; compare by value. */
  readonly json?: string;
  /** `body` in XML; compare by canonical form. */
  readonly xml?: string;
  /** The bytes of an uploaded file in Base64. */
  readonly bytes?: string;
}

/** A successful response to decode. */
export interface ResponseVector {
  readonly name: string;
  /** `operationId`. */
  readonly operation: string;
  readonly format: "json" | "xml";
  readonly body: string;
  /** The value of `body`. */
  readonly decoded: MessageFields;
}

/** What a client reports for a response that is not a success. */
export interface ExpectedError {
  /** `api`: a status code of the platform. `http` and `decode`: anything else. */
  readonly kind: "api" | "http" | "decode";
  /** Status code of six digits, for `api`. */
  readonly statusCode?: string;
  readonly statusMsg?: string;
  /** Whether the request may have had its effect all the same. */
  readonly mayHaveActed: boolean;
}

/** A response that is not a success. */
export interface ErrorVector {
  readonly name: string;
  /** `operationId`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly expected: ExpectedError;
}

/** A webhook to decode, and a reply to encode. */
export interface WebhookVector {
  readonly name: string;
  /** Name of the webhook. */
  readonly webhook: string;
  readonly format: "json" | "xml";
  readonly body: string;
  /** The value of `body`. */
  readonly message: MessageFields;
  /** The reply as a value and as text; `json` if the reply to this webhook can be JSON. */
  readonly reply: { readonly value: MessageFields; readonly xml: string; readonly json?: string };
}

/** An IVR notification to read, and a reply to encode. */
export interface IvrVector {
  readonly name: string;
  /** Name of the notification. */
  readonly notification: string;
  /** Path below the application's URL. */
  readonly path: string;
  /** Path below the application's URL, with its query. */
  readonly target: string;
  /** The decoded query. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The reply: its commands in order, and its XML. */
  readonly reply: { readonly commands: readonly MessageFields[]; readonly xml: string };
}

/** An input that has to be rejected. */
export interface HostileVector {
  readonly name: string;
  /** Reason for the rejection. */
  readonly why: string;
  /** Who has to reject it: the reader of responses or of webhooks, or the writer of requests. */
  readonly reader: "response" | "webhook" | "request";
  /** `operationId`, or the name of the webhook. */
  readonly operation: string;
  /** Format in which `value` must not be written. */
  readonly format?: "json" | "xml";
  /** Parts of the text in order; each is repeated as often as it says. */
  readonly body?: readonly { readonly text: string; readonly times: number }[];
  /** A request that must not be written. */
  readonly value?: MessageFields;
}
