import { expect, test } from "vitest";
import { readArguments } from "../../src/api/read-arguments.js";

test.each([
  [[], "keep"],
  [["--check"], "check"],
  [["--help"], { code: 0, text: expect.stringContaining("npm run api") }],
  [["--chek"], { code: 2, text: expect.stringMatching(/^api: unknown argument --chek; [^\n]+$/) }],
  [["--check", "all"], { code: 2, text: expect.stringContaining("unknown argument all") }],
])("%j", (words, task) => {
  expect(readArguments(words)).toEqual(task);
});
