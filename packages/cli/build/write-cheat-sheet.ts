import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Heading of the chapter behind which everything is generated, the same in both languages. */
const HEADING = /^## .* \{#commands\}$/m;
const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** Brings the tables at the end of the guide's chapter up to date: `npm run cheat-sheet -w packages/cli`. */
for (const language of ["en", "zh-CN"]) {
  const file = new URL(`../../docs/guide/${language}/command-line.md`, import.meta.url);
  const chapter = await readFile(file, "utf8");
  const heading = HEADING.exec(chapter);
  if (heading === null) throw new Error(`${fileURLToPath(file)} has no heading {#commands}`);
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, "cheat-sheet", "--lang", language]);
  await writeFile(file, `${chapter.slice(0, heading.index)}${heading[0]}\n\n${stdout}`);
}
