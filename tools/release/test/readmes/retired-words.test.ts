import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { findFiles } from "./find-files.js";
import { findProse } from "./find-prose.js";
import { RETIRED_WORDS } from "./retired-words.js";

const PLACES = [
  "*.md",
  ".changeset/*.md",
  ...["spec", "packages", "tools"].flatMap((folder) =>
    ["md", "ts", "yaml"].map((extension) => `${folder}/**/*.${extension}`),
  ),
];

/** `file:line word → what to write`, for each retired word in the prose of a file. */
function findWords(file: string, text: string): readonly string[] {
  const prose = findProse(file, text);
  return RETIRED_WORDS.flatMap(({ word, instead }) =>
    Array.from(prose.matchAll(word), ({ 0: found, index }) => {
      const line = prose.slice(0, index).split("\n").length;
      return `${file}:${line} ${found} → ${instead}`;
    }),
  );
}

const files = (await findFiles(REPOSITORY, PLACES)).filter(
  (file) => !/\.api\.md$|CHANGELOG\.md$|\/retired-words\.(?:test\.)?ts$/.test(file),
);
const texts = await Promise.all(
  files.map(async (file) => [file, await readFile(join(REPOSITORY, file), "utf8")] as const),
);
const hits = texts.flatMap(([file, text]) => findWords(file, text));

describe("retired words", () => {
  it("are in no comment, document or name of a test", () => {
    expect(hits).toEqual([]);
  });

  it.each([
    ["a.ts", "// It refuses x.", ["a.ts:1 refuses → reject, rejection"]],
    ["a.ts", 'const refused = "told"; /** Such as it. */', []],
    ["a.ts", 'it("refuses x", () => {});\nconst s = "refuses";', ["a.ts:1 refuses → reject, rejection"]],
    ["a.md", "`refused`\n```ts\nrefused\n```\n\nA connection is refused; it stands for x.", []],
    ["a.md", "A\nWhoever calls", ["a.md:2 Whoever → the caller, the user, anyone who"]],
    [
      "a.yaml",
      "description: is told # refuses",
      ["a.yaml:1 refuses → reject, rejection", "a.yaml:1 told → notified, reported, documented"],
    ],
  ])("in %s: %s", (file, text, expected) => {
    expect(findWords(file, text)).toEqual(expected);
  });
});
