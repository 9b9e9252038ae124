import { type JsonObject, objectAt, omit } from "./json.js";
import { constAsEnum, defaultsInWords, filesOfAnySize, plainKeywords, portablePatterns } from "./keyword-steps.js";
import {
  jsonAlone,
  onePairOfSchemes,
  responsesInPlace,
  withNotice,
  withoutUnused,
  withoutWebhooks,
} from "./operation-steps.js";
import { referencesAlone, scalarsInPlace } from "./reference-steps.js";
import { flatAlternatives, oneStatusCode, repliesAsTheyCome } from "./reply-steps.js";

/** One change of the document. It returns a new one. */
export type Step = (document: JsonObject) => JsonObject;

/** What makes the bundle for generators of the contract, in order. Each step relies on those before it alone. */
export const STEPS: readonly Step[] = [
  withNotice,
  withoutWebhooks,
  jsonAlone,
  responsesInPlace,
  withoutUnused,
  onePairOfSchemes,
  oneStatusCode,
  flatAlternatives,
  scalarsInPlace,
  referencesAlone,
  repliesAsTheyCome,
  constAsEnum,
  defaultsInWords,
  portablePatterns,
  filesOfAnySize,
  plainKeywords,
  withoutUnused,
];

/** The contract for code generators, in OpenAPI 3.1. */
export function makeGeneratorBundle(contract: JsonObject): JsonObject {
  return STEPS.reduce((document, step) => step(document), contract);
}

/** The same in OpenAPI 3.0.3. The schemas need no change, since they have plain keywords alone. */
export function toOpenapi30(document: JsonObject): JsonObject {
  const info = objectAt(document, "info");
  const license = { name: objectAt(info, "license")["name"] ?? "", url: "https://opensource.org/license/mit" };
  return { ...document, openapi: "3.0.3", info: { ...omit(info, ["summary"]), license } };
}
