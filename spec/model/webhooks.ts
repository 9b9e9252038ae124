import type { ContractDocument, Operation, Parameter, Schema } from "./document.js";
import { schemaOf } from "./operations.js";
import { componentName, resolve } from "./resolve.js";

/** A request of the platform to the developer's server. */
export interface ContractWebhook {
  readonly name: string;
  /** A callback has a body; a notification of the IVR protocol has parameters alone. */
  readonly kind: "callback" | "notification";
  /** HTTP methods that it may come by. */
  readonly methods: readonly ("GET" | "POST")[];
  /** Schema of the body in XML, as the media type refers to it; `undefined` for a notification. */
  readonly message: Schema | undefined;
  /** Schema of the body in JSON, as the media type refers to it; it may wrap the message in a field with the name of the XML root. */
  readonly json: Schema | undefined;
  /** JSON and XML form are different messages. */
  readonly separateFormats: boolean;
  /** Query parameters, references followed. */
  readonly parameters: readonly Parameter[];
  /** Schema of the reply that it expects, as the media type refers to it. */
  readonly reply: Schema;
  /** Component of that reply; `undefined` where it is described in place. */
  readonly response: string | undefined;
  /** Fixed or default path of a notification. */
  readonly path: string | undefined;
  /** Fields whose relative URL a notification goes to: `Redirect.url`. */
  readonly pathFrom: readonly string[] | undefined;
  /** The webhook as the document has it. */
  readonly described: Operation;
}

/**
 * All webhooks, in the order of the contract.
 *
 * @throws {Error} for a webhook that is not posted, or that expects no reply in XML
 */
export function listWebhooks(document: ContractDocument): readonly ContractWebhook[] {
  return Object.entries(document.webhooks ?? {}).map(([name, { post: described }]) => {
    if (described === undefined) throw new Error(`the webhook ${name} is not posted`);
    return readWebhook(document, name, described);
  });
}

function readWebhook(document: ContractDocument, name: string, described: Operation): ContractWebhook {
  const { requestBody, parameters = [] } = described;
  const response = described.responses["200"];
  const reply = schemaOf(document, response, "application/xml");
  if (reply === undefined) throw new Error(`the webhook ${name} expects no reply in XML`);
  return {
    ...{ name, reply, described },
    kind: requestBody === undefined ? "notification" : "callback",
    methods: described["x-methods"] ?? ["POST"],
    message: schemaOf(document, requestBody, "application/xml"),
    json: schemaOf(document, requestBody, "application/json"),
    separateFormats: described["x-separate-formats"] === true,
    parameters: parameters.map((parameter) => resolve<Parameter>(document, parameter)),
    response: response !== undefined && "$ref" in response ? componentName(response.$ref) : undefined,
    path: described["x-path"],
    pathFrom: described["x-path-from"],
  };
}
