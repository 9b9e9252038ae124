import { createRequire } from "node:module";
import { join } from "node:path";
import { findPackages } from "../find-packages.js";
import { stampDocs } from "../publish/stamp-docs.js";
import { stampRepository } from "../publish/stamp-repository.js";
import { REPOSITORY } from "../repository.js";
import { run } from "../run.js";

const repository = process.env["GITHUB_REPOSITORY"];
if (repository === undefined) {
  console.error("npm run release is for the release workflow: the packages are published from there, with provenance");
  process.exitCode = 2;
} else {
  for (const each of await findPackages(REPOSITORY)) await stampRepository(each, REPOSITORY, repository);
  // Without an address, the docs of errors stay relative.
  const docs = process.env["CLOOPEN_DOCS_URL"];
  if (docs) await stampDocs(join(REPOSITORY, "packages/client/dist"), docs);
  console.log(
    await run(
      process.execPath,
      [createRequire(import.meta.url).resolve("@changesets/cli/bin.js"), "publish"],
      REPOSITORY,
    ),
  );
}
