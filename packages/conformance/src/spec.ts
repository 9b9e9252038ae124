import { createRequire } from "node:module";
import {
  type ContractOperation,
  type Example,
  listOperations,
  listWebhooks,
  type MediaType,
  type Operation,
  type Parameter,
  readContract,
  resolve as resolveIn,
} from "@cloopen-rest/spec/model";

export type { Content as Body, MediaType, Parameter, Schema } from "@cloopen-rest/spec/model";

const document = readContract(createRequire(import.meta.url)("@cloopen-rest/spec/openapi.en.json"));

/** An operation as the published contract describes it. */
export interface SpecOperation extends ContractOperation {
  /** Values of the request examples by name; commands go under their own. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every operation, in the order of the contract. */
export const OPERATIONS: readonly SpecOperation[] = listOperations(document).map((operation) => {
  const request = operation.described.requestBody?.content?.["application/json"];
  return { ...operation, examples: request === undefined ? {} : exampleValues(request) };
});

/** Every callback and notification, in the order of the contract. */
export const WEBHOOKS: readonly Operation[] = listWebhooks(document).map(({ described }) => described);

/** Parameters of the contract that have an example, by name. */
export const PARAMETER_EXAMPLES: ReadonlyMap<string, string> = new Map(
  Object.values(document.components.parameters ?? {}).flatMap((parameter): [string, string][] => {
    const { name, example } = resolve<Parameter>(parameter);
    return example === undefined ? [] : [[name, example]];
  }),
);

/** All components, for a validator. */
export const COMPONENTS: object = document.components;

/** Follows the references of the published contract; what is beside one overrides what it refers to. */
export function resolve<T extends object>(value: T | { readonly $ref: string }): T {
  return resolveIn<T>(document, value);
}

function exampleValues({ examples = {} }: MediaType): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [name, { ...Object(resolve<Example>(example).value) }]),
  );
}
