import { join } from "node:path";
import { REPOSITORY } from "../repository.js";
import { run } from "../run.js";
import { versionPackages } from "../version-packages.js";

await versionPackages({ repository: REPOSITORY, contract: join(REPOSITORY, "spec/dist/openapi.en.json") });
await run("npm", ["install", "--package-lock-only", "--ignore-scripts"], REPOSITORY);
