import {
  type ContractDocument,
  type ContractOperation,
  commandsOf,
  listOperations,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";
// Declarations of `src`, which are made before this folder is compiled.
import type { Entry, Field } from "../dist-tools/declarations/api/contract.js";

const APPLICATION = /^appid$/i;

/**
 * The operations and commands of the contract with their texts in one language. An operation that takes one of several
 * commands is represented by its commands, as in the client.
 */
export function contractTable(document: ContractDocument): readonly Entry[] {
  return listOperations(document).flatMap((operation) => {
    const commands = commandsOf(document, operation).filter(({ function: name }) => name !== undefined);
    if (commands.length === 0) return [entryOf(document, operation)];
    return commands.map(({ function: id = "", message, schema }) => {
      const described = resolve<Schema>(document, message);
      const text = resolve<Schema>(document, schema).description ?? "";
      return {
        ...entryOf(document, operation),
        id,
        summary: firstSentence(text),
        text,
        safe: described["x-safe"] === true,
        fields: fieldsOf(document, resolve<Schema>(document, schema)),
      };
    });
  });
}

function entryOf(document: ContractDocument, operation: ContractOperation): Entry {
  const { id, tag, method, path, level, preferred, safe, charged, upload, described, codes } = operation;
  const body = operation.request && resolve<Schema>(document, operation.request);
  const [command] = commandsOf(document, operation);
  const schema = command === undefined ? body : resolve<Schema>(document, command.schema);
  const query = command === undefined && body === undefined ? queryOf(document, operation) : [];
  return {
    ...{ id, tag, method, path, level, preferred, safe, charged, upload, codes },
    summary: described.summary,
    text: described.description ?? "",
    fields: [...query, ...(schema === undefined ? [] : fieldsOf(document, schema))],
  };
}

function queryOf(document: ContractDocument, { query }: ContractOperation): readonly Field[] {
  return query.map(({ name, required, description, schema }) => ({
    ...fieldOf(document, name, { ...schema, ...(description !== undefined && { description }) }),
    ...(required === true && !APPLICATION.test(name) && { required: true as const }),
  }));
}

function fieldsOf(document: ContractDocument, schema: Schema): readonly Field[] {
  const { required = [], properties = {} } = schema;
  return Object.entries(properties).map(([name, each]) => ({
    ...fieldOf(document, name, each),
    // The application is filled in from the configuration.
    ...(required.includes(name) && !APPLICATION.test(name) && { required: true as const }),
  }));
}

function fieldOf(document: ContractDocument, name: string, schema: Schema): Field {
  const described = resolve<Schema & { readonly minLength?: number }>(document, schema);
  const { description = "", pattern, minLength, maxLength, default: fallback, items, properties } = described;
  const values = described.enum ?? (described.const === undefined ? undefined : [described.const]);
  const itemPattern = described["x-item-pattern"] ?? (items && resolve<Schema>(document, items).pattern);
  return {
    name,
    text: description,
    ...(described.type === "array" && { list: true as const }),
    ...(values !== undefined && { values }),
    ...(pattern !== undefined && { pattern }),
    ...(itemPattern !== undefined && { itemPattern }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(fallback !== undefined && { fallback }),
    ...(properties !== undefined && { fields: fieldsOf(document, described) }),
  };
}

function firstSentence(text: string): string {
  return /^.*?[.。;；]/s.exec(text)?.[0].replace(/[.。;；]$/, "") ?? text;
}
