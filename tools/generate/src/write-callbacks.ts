import {
  type ContractDocument,
  type ContractWebhook,
  listWebhooks,
  resolve,
  type Schema,
  schemaName,
  schemaOf,
} from "@cloopen-rest/spec/model";
import { describeMembers, describeMessage } from "./describe-message.js";
import { BANNER, literal } from "./typescript-text.js";

/** A webhook that carries a message. */
interface CallbackFacts extends ContractWebhook {
  readonly message: Schema;
  /** Its JSON form, where that is another message. */
  readonly otherJson: Schema | undefined;
}

/** `generated/callbacks.ts`: what the platform sends to the developer's server. */
export function writeCallbacks(contract: ContractDocument): string {
  const callbacks = listCallbacks(contract);
  const constants = callbacks.map(
    (facts) =>
      `/** Describes the callback ${facts.name} on the wire. */\n` +
      `export const ${facts.name}Callback: Callback = ${literal(describe(contract, callbacks, facts))};\n`,
  );
  const types = callbacks.map(
    ({ name, message, otherJson, reply }) =>
      `  ${name}: { message: ${[message, ...(otherJson ? [otherJson] : [])].map(typeOf).join(" | ")}; reply: ${typeOf(reply)} };\n`,
  );
  return [
    `${BANNER}import type { Callback } from "../protocol/callback.js";\nimport type { components } from "./schema.js";\n`,
    `/** Content of each callback, and the reply that it expects. */\nexport interface CallbackTypes {\n${types.join("")}}\n`,
    ...constants,
    `/** Every callback of the contract. */\nexport const callbacks: readonly Callback[] = [\n${callbacks.map(({ name }) => `  ${name}Callback,\n`).join("")}];\n`,
  ].join("\n");
}

function listCallbacks(contract: ContractDocument): CallbackFacts[] {
  return listWebhooks(contract).flatMap((webhook) =>
    webhook.message === undefined
      ? []
      : [{ ...webhook, message: webhook.message, otherJson: webhook.separateFormats ? webhook.json : undefined }],
  );
}

function describe(contract: ContractDocument, all: readonly CallbackFacts[], facts: CallbackFacts): object {
  const { name, message, json, otherJson, reply, described } = facts;
  const wrapper = json && !json.$ref && Object.keys(json.properties ?? {})[0];
  const when = findDiscriminators(contract, all, facts);
  return {
    id: name,
    when: Object.keys(when).length === 0 ? undefined : when,
    message: describeMessage(contract, message),
    jsonWrapper: wrapper || undefined,
    json: otherJson && { root: schemaName(otherJson), members: describeMembers(contract, otherJson) },
    reply: describeMessage(contract, reply),
    jsonReply: schemaOf(contract, described.responses["200"], "application/json") ? true : undefined,
  };
}

/**
 * Finds the fields that identify a webhook: constants that not every webhook with this field has.
 * These are `action` and `smsType`, but not `apiVersion`.
 */
function findDiscriminators(
  contract: ContractDocument,
  all: readonly CallbackFacts[],
  { message }: CallbackFacts,
): Record<string, string> {
  const constants = constantsOf(contract, message);
  const others = all.map((facts) => constantsOf(contract, facts.message));
  return Object.fromEntries(
    Object.entries(constants).filter(([name, value]) => others.some((other) => (other[name] ?? value) !== value)),
  );
}

function constantsOf(contract: ContractDocument, message: Schema): Readonly<Record<string, string>> {
  const { properties = {} } = resolve(contract, message);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const value = resolve(contract, property).const;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function typeOf(schema: Schema): string {
  const name = schemaName(schema);
  if (name === undefined) throw new Error(`a message of a callback is no schema with a name: ${schema.description}`);
  return `components["schemas"]["${name}"]`;
}
