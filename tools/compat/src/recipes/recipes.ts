import type { Recipe } from "../recipe.js";
import { GO } from "./go.js";
import { OPENAPI_GENERATOR } from "./openapi-generator.js";
import { OPENAPI_PYTHON_CLIENT } from "./python.js";
import { PROGENITOR } from "./rust.js";
import { TYPESCRIPT } from "./typescript.js";

/** Every generator that must work with the bundles for generators. */
export const RECIPES: readonly Recipe[] = [
  ...OPENAPI_GENERATOR,
  ...GO,
  OPENAPI_PYTHON_CLIENT,
  ...TYPESCRIPT,
  PROGENITOR,
];
