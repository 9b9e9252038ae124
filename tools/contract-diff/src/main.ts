import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checkContractDiff } from "./check-contract-diff.js";

const REPOSITORY = new URL("../../../", import.meta.url);

const { passed, text } = await checkContractDiff({
  released: fileURLToPath(new URL("spec/released/openapi.en.json", REPOSITORY)),
  current: createRequire(import.meta.url).resolve("@cloopen-rest/spec/openapi.en.json"),
  changesets: fileURLToPath(new URL(".changeset", REPOSITORY)),
  packageName: "@cloopen-rest/spec",
});
console[passed ? "log" : "error"](`contract-diff: ${text}`);
process.exitCode = passed ? 0 : 1;
