import {
  type Body,
  type MediaType,
  PARAMETER_EXAMPLES,
  type Parameter,
  resolve,
  type Schema,
  WEBHOOKS,
} from "../spec.js";

/** How a callback carries its message. */
export type CallbackFormat = "json" | "xml" | "query";

/** One form of a callback. */
export interface CallbackForm {
  readonly format: CallbackFormat;
  /** Of the message in the body. */
  readonly schema: Schema | undefined;
  /** Field around the message in JSON. */
  readonly wrapper: string | undefined;
  /** Texts of the body, from the contract's own examples; for a query the one text of it. */
  readonly examples: readonly string[];
}

/** A callback or notification as the published contract describes it. */
export interface SpecCallback {
  readonly id: string;
  readonly forms: readonly CallbackForm[];
  /** Of its query. */
  readonly parameters: readonly Parameter[];
  /** Fixed path of a notification below the IVR notification URL. */
  readonly path: string | undefined;
  /** Whether it is a notification of the IVR protocol. */
  readonly isNotification: boolean;
  /** Schema of the response, by format. */
  readonly replies: Readonly<Partial<Record<"json" | "xml", Schema>>>;
}

/** Every callback and notification of the contract. */
export const CALLBACKS: readonly SpecCallback[] = WEBHOOKS.map((webhook) => {
  const parameters = (webhook.parameters ?? []).map((parameter) => resolve(parameter));
  const reply = resolve<Body>(webhook.responses["200"] ?? {}).content ?? {};
  const bodies = Object.entries(webhook.requestBody?.content ?? {});
  return {
    id: webhook.operationId,
    forms: bodies.length === 0 ? [queryForm(parameters)] : bodies.map(([type, media]) => bodyForm(type, media)),
    parameters,
    path: webhook["x-path"],
    isNotification: bodies.length === 0,
    replies: Object.fromEntries(Object.entries(reply).map(([type, { schema }]) => [formatOf(type), schema])),
  };
});

function bodyForm(type: string, { schema, examples = {} }: MediaType): CallbackForm {
  const [[wrapper, inner] = [undefined, schema]] =
    schema?.$ref === undefined ? Object.entries(schema?.properties ?? {}) : [];
  return {
    format: formatOf(type),
    schema: inner,
    wrapper,
    examples: Object.values(examples).map((example) => {
      const { value } = resolve(example);
      return typeof value === "string" ? value : JSON.stringify(value);
    }),
  };
}

/** What has no example of its own borrows that of a parameter of the same name. */
function queryForm(parameters: readonly Parameter[]): CallbackForm {
  const query = new URLSearchParams();
  for (const { name, example = PARAMETER_EXAMPLES.get(name) } of parameters) {
    if (example !== undefined) query.set(name, example);
  }
  return { format: "query", schema: undefined, wrapper: undefined, examples: [query.toString()] };
}

function formatOf(type: string): "json" | "xml" {
  return type === "application/json" ? "json" : "xml";
}
