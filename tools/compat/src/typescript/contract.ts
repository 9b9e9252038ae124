import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The bundle that integrators feed to their generators. */
export const BUNDLE: string = createRequire(import.meta.url).resolve("@cloopen-rest/spec/openapi.en.json");

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

/** The id of every operation of the bundle, in its order. */
export async function operationIds(): Promise<readonly string[]> {
  const { paths }: Contract = JSON.parse(await readFile(BUNDLE, "utf8"));
  return Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
}
