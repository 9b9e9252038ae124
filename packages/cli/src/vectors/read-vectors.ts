import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Vectors } from "@cloopen-rest/spec";

/** Reads the vectors of the installed `@cloopen-rest/spec`. */
export async function readVectors(): Promise<Vectors> {
  const file = createRequire(import.meta.url).resolve("@cloopen-rest/spec/vectors.json");
  const vectors: Vectors = JSON.parse(await readFile(file, "utf8"));
  return vectors;
}
