import {
  type ContractDocument,
  type ContractOperation,
  resolve,
  type Schema,
  schemaName,
} from "@cloopen-rest/spec/model";

/** The alternative of a reply that is not the failure. */
function successOf(contract: ContractDocument, facts: ContractOperation): { name: string; schema: Schema } {
  const reply = resolve(contract, facts.reply);
  for (const alternative of reply.oneOf ?? []) {
    const name = schemaName(alternative);
    if (name !== undefined && name !== "Failure") return { name, schema: resolve(contract, alternative) };
  }
  throw new Error(`the reply of ${facts.id} must be one of a success and Failure`);
}

function resultNames(schema: Schema): string[] {
  return Object.keys(schema.properties ?? {}).filter((name) => name !== "statusCode" && name !== "statusMsg");
}

/** The member that holds the whole result, where there is exactly one and it is an object. */
export function resultMember(contract: ContractDocument, facts: ContractOperation): string | undefined {
  const { schema } = successOf(contract, facts);
  const [only, ...more] = resultNames(schema);
  const property = only === undefined ? undefined : schema.properties?.[only];
  return property !== undefined && more.length === 0 && resolve(contract, property).type === "object"
    ? only
    : undefined;
}

/** Whether a successful reply may come without its result: nothing was found. */
export function isResultOptional(contract: ContractDocument, facts: ContractOperation): boolean {
  const member = resultMember(contract, facts);
  return member !== undefined && !successOf(contract, facts).schema.required?.includes(member);
}

/** Type of a function's result: the reply without its envelope, or its only result member. */
export function resultType(contract: ContractDocument, facts: ContractOperation): string {
  const { name, schema } = successOf(contract, facts);
  if (resultNames(schema).length === 0) return "void";
  const member = resultMember(contract, facts);
  const body = `components["schemas"]["${name}"]`;
  if (member === undefined) return `Decoded<Omit<${body}, "statusCode" | "statusMsg">>`;
  return isResultOptional(contract, facts)
    ? `Decoded<NonNullable<${body}["${member}"]>> | undefined`
    : `Decoded<${body}["${member}"]>`;
}
