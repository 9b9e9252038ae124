import { createRequire } from "node:module";
import { openapi } from "@cloopen-rest/spec";
import { listOperations, readContract } from "@cloopen-rest/spec/model";

/** The bundle that integrators feed to their generators. */
export const BUNDLE: string = createRequire(import.meta.url).resolve("@cloopen-rest/spec/openapi.en.json");

/** The id of every operation of the bundle, in its order. */
export const OPERATION_IDS: readonly string[] = listOperations(readContract(openapi.en)).map(({ id }) => id);
