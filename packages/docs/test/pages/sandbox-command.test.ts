import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SANDBOX_COMMAND, sandboxCommand } from "../../src/site/sandbox-command.js";
import { readBuilt } from "../dist-files.js";

test.each([
  "guide/en/getting-started.md",
  "guide/en/sandbox.md",
  "guide/zh-CN/getting-started.md",
  "guide/zh-CN/sandbox.md",
])("%s starts the sandbox by the same command as the signing page", (path) => {
  const chapter = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(/```sh.*\n(npx cloopen-sandbox [^`]*)\n```/.exec(chapter)?.[1]).toBe(SANDBOX_COMMAND);
});

test.each(["en", "zh-CN"])("the signing page adds only its origin (%s)", (language) => {
  expect(readBuilt(`${language}/sign.md`)).toContain(`\`\`\`sh\n${SANDBOX_COMMAND} \\\n  --allow-origin http`);
  expect(sandboxCommand("null")).toBe(`${SANDBOX_COMMAND} \\\n  --allow-origin null`);
});
