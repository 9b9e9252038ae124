import { checkApi, keepApi } from "../api/check-api.js";
import { readArguments } from "../api/read-arguments.js";
import { findPackages } from "../find-packages.js";
import { REPOSITORY } from "../repository.js";

const task = readArguments(process.argv.slice(2));
if (typeof task === "object") {
  console[task.code === 0 ? "log" : "error"](task.text);
  process.exit(task.code);
}
const packages = await findPackages(REPOSITORY);
if (task === "check") {
  const differences = (await Promise.all(packages.map(checkApi))).flat();
  if (differences.length > 0) {
    console.error(
      `The public surface changed:\n\n${differences.join("\n\n")}\n\nIf that is meant, run npm run api and commit the reports with a changeset that says so.`,
    );
    process.exitCode = 1;
  } else console.log(`api: the surface of ${packages.map(({ name }) => name).join(", ")} is as kept`);
} else for (const each of packages) await keepApi(each);
