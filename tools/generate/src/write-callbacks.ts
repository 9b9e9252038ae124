import type { Contract, Operation, Schema } from "./contract/openapi.js";
import { referredSchema, resolve } from "./contract/resolve.js";
import { describeMembers, describeMessage } from "./describe-message.js";
import { schemaOf } from "./operation-facts.js";
import { BANNER, literal } from "./typescript-text.js";

/** A webhook that carries a message. */
interface CallbackFacts {
  readonly id: string;
  readonly operation: Operation;
  readonly message: Schema;
  readonly reply: Schema;
  /** Its JSON form, where that is another message. */
  readonly json: Schema | undefined;
}

/** `generated/callbacks.ts`: what the platform sends to the developer's server. */
export function writeCallbacks(contract: Contract): string {
  const callbacks = listCallbacks(contract);
  const constants = callbacks.map(
    (facts) =>
      `/** Describes the callback ${facts.id} on the wire. */\n` +
      `export const ${facts.id}Callback: Callback = ${literal(describe(contract, callbacks, facts))};\n`,
  );
  const types = callbacks.map(
    ({ id, message, json, reply }) =>
      `  ${id}: { message: ${[message, ...(json ? [json] : [])].map(typeOf).join(" | ")}; reply: ${typeOf(reply)} };\n`,
  );
  return [
    `${BANNER}import type { Callback } from "../protocol/callback.js";\nimport type { components } from "./schema.js";\n`,
    `/** What each callback brings, and what it wants to hear. */\nexport interface CallbackTypes {\n${types.join("")}}\n`,
    ...constants,
    `/** Every callback of the contract. */\nexport const callbacks: readonly Callback[] = [\n${callbacks.map(({ id }) => `  ${id}Callback,\n`).join("")}];\n`,
  ].join("\n");
}

function listCallbacks(contract: Contract): CallbackFacts[] {
  return Object.entries(contract.webhooks ?? {}).flatMap(([id, { post: operation }]) => {
    const message = schemaOf(contract, operation?.requestBody, "application/xml");
    const reply = schemaOf(contract, operation?.responses["200"], "application/xml");
    if (operation === undefined || message === undefined || reply === undefined) return [];
    const json = operation["x-separate-formats"]
      ? schemaOf(contract, operation.requestBody, "application/json")
      : undefined;
    return [{ id, operation, message, reply, json }];
  });
}

function describe(contract: Contract, all: readonly CallbackFacts[], facts: CallbackFacts): object {
  const { id, operation, message, reply, json } = facts;
  const asJson = schemaOf(contract, operation.requestBody, "application/json");
  const wrapper = asJson && !asJson.$ref && Object.keys(asJson.properties ?? {})[0];
  const when = tellApart(contract, all, facts);
  return {
    id,
    when: Object.keys(when).length === 0 ? undefined : when,
    message: describeMessage(contract, message),
    jsonWrapper: wrapper || undefined,
    json: json && { root: referredSchema(json), members: describeMembers(contract, json) },
    reply: describeMessage(contract, reply),
    jsonReply: schemaOf(contract, operation.responses["200"], "application/json") ? true : undefined,
  };
}

/** The constants of a message that not every callback with this member has: `action`, `smsType`, but not `apiVersion`. */
function tellApart(
  contract: Contract,
  all: readonly CallbackFacts[],
  { message }: CallbackFacts,
): Record<string, string> {
  const constants = constantsOf(contract, message);
  const others = all.map((facts) => constantsOf(contract, facts.message));
  return Object.fromEntries(
    Object.entries(constants).filter(([name, value]) => others.some((other) => (other[name] ?? value) !== value)),
  );
}

function constantsOf(contract: Contract, message: Schema): Readonly<Record<string, string>> {
  const { properties = {} } = resolve(contract, message);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const value = resolve(contract, property).const;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function typeOf(schema: Schema): string {
  const name = referredSchema(schema);
  if (name === undefined) throw new Error(`a message of a callback is no schema with a name: ${schema.description}`);
  return `components["schemas"]["${name}"]`;
}
