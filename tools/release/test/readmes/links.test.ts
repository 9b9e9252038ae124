import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { findFiles, READMES } from "./find-files.js";
import { anchorsOf, findLinks } from "./find-links.js";

const files = await findFiles(REPOSITORY, [...READMES, "decisions/*.md", "spec/reference/*.md"]);
const read = (file: string): Promise<string> => readFile(join(REPOSITORY, file), "utf8");

describe("links", () => {
  it.each(files)("%s: each leads to a file, and to a heading of it", async (file) => {
    const lost: string[] = [];
    for (const { line, path, anchor } of findLinks(await read(file))) {
      const target = path === "" ? file : normalize(join(dirname(file), path));
      if (!existsSync(join(REPOSITORY, target))) lost.push(`${line}: ${path}`);
      else if (anchor !== "" && !anchorsOf(await read(target)).includes(anchor))
        lost.push(`${line}: ${path}#${anchor}`);
    }
    expect(lost).toEqual([]);
  });

  it("are found with their anchors, not in code, not to other sites", () => {
    const text = "[a](b/c.md#d) [e](https://example.com)\n```ts\nx[0](y)\n```\n[f](#g)";
    expect(findLinks(text)).toEqual([
      { line: 1, path: "b/c.md", anchor: "d" },
      { line: 5, path: "", anchor: "g" },
    ]);
    const page = "# A\n\n## How a `change` flows\n```sh\n# comment\n```\n### 安全";
    expect(anchorsOf(page)).toEqual(["a", "how-a-change-flows", "安全"]);
  });
});

it("CONTRIBUTING names every file that knows its example, tests and generated ones aside", async () => {
  const named = new Set(findLinks(await read("CONTRIBUTING.md")).map(({ path }) => path));
  const grep = [
    "grep",
    "--untracked",
    "-Iil",
    "queryagentstate",
    "--",
    ".",
    ":!*.md",
    ":!**/generated/**",
    ":!**/test/**",
  ];
  const { stdout } = await promisify(execFile)("git", grep, { cwd: REPOSITORY });
  const knowing = stdout.split("\n").filter((file) => file !== "");
  expect(knowing.length).toBeGreaterThan(10);
  expect(knowing.filter((file) => !named.has(file))).toEqual([]);
});
