/** A value of a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of a JSON document. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Whether a value is an object, neither a list nor `null`. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field of an object when it is an object; an empty object otherwise. */
export function objectAt(value: JsonObject, member: string): JsonObject {
  const found = value[member];
  return isObject(found) ? found : {};
}

/** The field of an object when it is a list; an empty list otherwise. */
export function listAt(value: JsonObject, member: string): readonly Json[] {
  const found = value[member];
  return Array.isArray(found) ? found : [];
}

/** The object with every value replaced; members whose value becomes `undefined` are left out. */
export function mapValues(value: JsonObject, change: (member: Json, name: string) => Json | undefined): JsonObject {
  const entries = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const changed = change(member, name);
    return changed === undefined ? [] : [[name, changed]];
  });
  return Object.fromEntries(entries);
}

/** The object without some fields. */
export function omit(value: JsonObject, names: readonly string[]): JsonObject {
  return mapValues(value, (member, name) => (names.includes(name) ? undefined : member));
}

/** Every `$ref` below a value. */
export function listReferences(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listReferences);
  if (!isObject(value)) return [];
  const own = typeof value["$ref"] === "string" ? [value["$ref"]] : [];
  return [...own, ...Object.values(value).flatMap(listReferences)];
}
