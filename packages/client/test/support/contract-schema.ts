import { openapi } from "@cloopen-rest/spec";
import { type ContractDocument, readContract, resolve as resolveIn, type Schema } from "@cloopen-rest/spec/model";

/** The contract as it is published. */
export const contract: ContractDocument = readContract(openapi.en);

/** A schema, its reference followed, with what stands beside the reference. */
export function resolve(schema: Schema | undefined): Schema {
  if (schema === undefined) throw new Error("no schema");
  return resolveIn<Schema>(contract, schema);
}

/** The alternatives of a message, or the message itself. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.oneOf?.map(resolve) ?? [schema];
}
