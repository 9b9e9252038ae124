import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const LOG = new URL("../../dist/cli/log.js", import.meta.url).href;

/** What a program writes to stderr that logs two lines and then does something else. */
function logged(then: string): string {
  const script = `import { log } from ${JSON.stringify(LOG)}; log("one"); log("two"); ${then}`;
  return spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }).stderr;
}

it.each([
  ["goes on", 'setTimeout(() => log("three"), 1);', ["one", "two", "three"]],
  ["exits at once", "process.exit(0);", ["one", "two"]],
])("loses no line, in order, when the process %s", (_, then, lines) => {
  const text = logged(then);
  expect(text).toMatch(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00 \w+\n)+$/);
  expect(text.match(/(?<= )[a-z]+/g)).toEqual(lines);
});
