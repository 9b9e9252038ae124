import { join } from "node:path";
import { checkReleasedUses } from "../released/check-released-uses.js";
import { REPOSITORY } from "../repository.js";

const { passed, text } = await checkReleasedUses({
  repository: REPOSITORY,
  packageName: "@cloopen-rest/client",
  folder: "packages/client",
  uses: "test/uses",
  compiler: join(REPOSITORY, "node_modules/typescript/bin/tsc"),
});
console[passed ? "log" : "error"](`released-uses: ${text}`);
process.exitCode = passed ? 0 : 1;
