import { BETTER_AUTH } from "./checks/better-auth.js";
import { POSTMAN } from "./checks/postman.js";
import { PRISM } from "./checks/prism.js";
import { SCHEMATHESIS } from "./checks/schemathesis.js";
import { SPECTRAL } from "./checks/spectral.js";
import { RECIPES } from "./recipes/recipes.js";
import type { Row } from "./row.js";
import { rowOf } from "./run-recipe.js";

/** Everything that `npm run compat` runs, in order. */
export const ROWS: readonly Row[] = [...RECIPES.map(rowOf), SPECTRAL, PRISM, POSTMAN, SCHEMATHESIS, BETTER_AUTH];
