import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buildExecutable } from "../executable/build-executable.js";
import { REPOSITORY } from "../repository.js";

const [given, ...more] = process.argv.slice(2);
if (given?.startsWith("-") || more.length > 0) {
  process.stderr.write("usage: npm run executable -- [FILE]\n");
  process.exit(2);
}
const name = process.platform === "win32" ? "cloopen-sandbox.exe" : "cloopen-sandbox";
const file = resolve(given ?? join(REPOSITORY, "packages/sandbox/.executable", name));
await buildExecutable(join(REPOSITORY, "packages/sandbox"), file);
process.stdout.write(`${file}, ${Math.round((await stat(file)).size / 1e6)} MB\n`);
