import { openapi } from "@cloopen-rest/spec";
import { isRecord } from "../../src/protocol/value.js";

/**
 * A schema of the contract, as far as the wire is concerned. References are resolved by
 * {@link resolve}.
 */
export interface Schema {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** At least one of these fields is required. */
  readonly not?: { readonly propertyNames?: { readonly not?: { readonly enum?: readonly string[] } } };
  readonly xml?: { readonly name?: string; readonly attribute?: boolean; readonly wrapped?: boolean };
  readonly "x-xml-text"?: boolean;
  readonly "x-xml-on"?: string;
  readonly "x-xml-sequence"?: boolean;
}

/** Resolves a reference, with its sibling keywords. */
export function resolve(value: unknown): Schema {
  if (!isRecord(value)) throw new Error("no schema");
  const { $ref, ...beside } = value;
  return typeof $ref === "string" ? { ...resolve(at($ref)), ...beside } : value;
}

/** The alternatives of a message, or the message itself. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.oneOf?.map(resolve) ?? [schema];
}

/** Follows names from a value, and every reference on the way. */
export function follow(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((place, name) => (isRecord(place) ? expand(place[name]) : undefined), expand(value));
}

function expand(value: unknown): unknown {
  return isRecord(value) && typeof value["$ref"] === "string" ? resolve(value) : value;
}

function at(reference: string): unknown {
  const found = reference
    .slice(2)
    .split("/")
    .reduce<unknown>((place, key) => (isRecord(place) ? place[key] : undefined), openapi.en);
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}
