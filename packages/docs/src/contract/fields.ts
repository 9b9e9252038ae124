import { type ContractDocument, resolve, type Schema } from "@cloopen-rest/spec/model";
import { isRecord } from "../is-record.js";

/** What a field must be, each with the status code that a violation gives, where one is known. */
export interface Limit {
  readonly kind: "pattern" | "item-pattern" | "minLength" | "maxLength" | "const";
  readonly value: string;
}

/** One field of a message, ready for a table. */
export interface Field {
  readonly name: string;
  readonly kind: "text" | "list" | "object";
  readonly required: boolean;
  readonly description: string;
  readonly limits: readonly Limit[];
  /** Values that it may have; empty where any text may stand. */
  readonly values: readonly string[];
  readonly defaultValue: string | undefined;
  /** Status codes that a violation gives, by the rule that is broken: `required`, `type`, `pattern` and so on. */
  readonly codes: readonly { readonly rule: string; readonly code: string }[];
  readonly evidence: string | undefined;
  /** How it stands in XML, where that is not an element of its name. */
  readonly xml: { readonly attribute: boolean; readonly name: string | undefined; readonly text: boolean };
  readonly fields: readonly Field[];
}

/** The pattern of a free text: anything but the control characters that XML cannot carry (spec/README.md). */
const FREE_TEXT = "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*$";

/**
 * Reads the fields of a message. Of a schema with alternatives the first is read, which is the success of a reply.
 *
 * @param schema an object, or a reference to one
 */
export function fieldsOf(contract: ContractDocument, schema: Schema): readonly Field[] {
  const { properties = {}, required = [], oneOf } = resolve<Schema>(contract, schema);
  const [first] = oneOf ?? [];
  if (first !== undefined) return fieldsOf(contract, first);
  return Object.entries(properties).map(([name, described]) =>
    readField(contract, name, described, required.includes(name)),
  );
}

/** Reads one field, or one parameter of a query. */
export function readField(contract: ContractDocument, name: string, described: Schema, required: boolean): Field {
  const schema = resolve<Schema>(contract, described);
  const items = schema.items && resolve<Schema>(contract, schema.items);
  const kind = schema.type === "array" ? "list" : schema.type === "object" ? "object" : "text";
  const inner = kind === "list" ? items : schema;
  return {
    ...{ name, kind, required },
    description: (schema.description ?? "").trim(),
    limits: limitsOf(schema),
    values: schema.enum ?? [],
    defaultValue: schema.default,
    codes: Object.entries(schema["x-violation-codes"] ?? {}).map(([rule, code]) => ({ rule, code })),
    evidence: schema["x-evidence"],
    xml: {
      attribute: schema.xml?.attribute === true,
      name: schema.xml?.name === name ? undefined : schema.xml?.name,
      text: schema["x-xml-text"] === true,
    },
    // A list of commands refers to pages of its own.
    fields: inner === undefined || schema["x-xml-sequence"] === true ? [] : fieldsOf(contract, inner),
  };
}

function limitsOf(schema: Schema): readonly Limit[] {
  const { pattern, "x-item-pattern": item, const: fixed } = schema;
  const [min, max] = [numberOf(schema, "minLength"), numberOf(schema, "maxLength")];
  return [
    ...(fixed === undefined ? [] : [{ kind: "const", value: fixed } as const]),
    ...(pattern === undefined || pattern === FREE_TEXT ? [] : [{ kind: "pattern", value: pattern } as const]),
    ...(item === undefined ? [] : [{ kind: "item-pattern", value: item } as const]),
    ...(min === undefined || min === "1" || min === max ? [] : [{ kind: "minLength", value: min } as const]),
    ...(max === undefined ? [] : [{ kind: "maxLength", value: min === max ? `=${max}` : max } as const]),
  ];
}

function numberOf(schema: Schema, name: string): string | undefined {
  const value = isRecord(schema) ? schema[name] : undefined;
  return typeof value === "number" ? String(value) : undefined;
}

/** Every field with those inside of it, from the outside in. */
export function flattenFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...flattenFields(field.fields)]);
}
