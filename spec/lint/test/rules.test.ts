import { describe } from "vitest";
import { checks } from "../plugin.js";

// In one file, so that one start of Redocly lints the cases of all rules. A rule without a file of cases fails.
for (const rule of Object.keys(checks)) describe(rule, () => import(`./rules/${rule}.cases.ts`));
