import type { Schema } from "@cloopen-rest/spec/model";
import { isRecord } from "../../src/protocol/value.js";
import { alternativesOf, resolve } from "./contract-schema.js";

/** Paths of the required fields of a value, such as `Get.prompts.0.Play.file`. */
export function requiredPlaces(schema: Schema, value: unknown, above: readonly string[] = []): string[][] {
  if (Array.isArray(value)) {
    const kinds = alternativesOf(resolve(schema.items));
    return value.flatMap((item: unknown, at) => {
      const kind = kinds.find(
        ({ properties = {} }) => isRecord(item) && Object.keys(item).every((key) => key in properties),
      );
      // An item of a sequence is named by its only field, which cannot be left out.
      const places = kind === undefined ? [] : requiredPlaces(kind, item, [...above, String(at)]);
      return schema["x-xml-sequence"] ? places.filter(({ length }) => length > above.length + 2) : places;
    });
  }
  if (!isRecord(value)) return [];
  const here = (schema.required ?? []).filter((name) => name in value).map((name) => [...above, name]);
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    requiredPlaces(resolve(property), value[name], [...above, name]),
  );
  return [...here, ...below];
}

/** A copy of a value without the value at a path. */
export function without(value: unknown, [name = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, at) => (String(at) === name ? without(item, rest) : item));
  if (!isRecord(value)) return value;
  const { [name]: item, ...others } = value;
  return rest.length === 0 ? others : { ...others, [name]: without(item, rest) };
}
