import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Vectors } from "@cloopen-rest/spec";

const file = fileURLToPath(import.meta.resolve("@cloopen-rest/spec/vectors.json"));

/** The built vectors. */
export const vectors: Vectors = JSON.parse(readFileSync(file, "utf8"));

/** Names and vectors of a kind, for `test.each`. */
export function named<T extends { readonly name: string }>(list: readonly T[]): (readonly [string, T])[] {
  return list.map((vector) => [vector.name, vector] as const);
}
