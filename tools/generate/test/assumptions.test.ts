import { describe, expect, it } from "vitest";
import { findAssumptions } from "../src/find-assumptions.js";
import { writeAssumptions } from "../src/write-assumptions.js";

const BLOCK = `/**
 * Closes it.
 *
 * @throws {StatusCodeError} \`1\` always
 * @assumption It keeps its name, and its
 *   running calls go on.
 * @assumption Closing it twice is an error.
 * @returns nothing
 */
`;

describe("an assumption is found", () => {
  it("in a block, up to the next tag", () => {
    expect(findAssumptions("a.ts", BLOCK)).toEqual([
      { file: "a.ts", line: 5, text: "It keeps its name, and its running calls go on." },
      { file: "a.ts", line: 7, text: "Closing it twice is an error." },
    ]);
  });

  it.each([
    ["in a comment of one line", "/** @assumption It is 3. */", "It is 3."],
    ["in lines of a comment", "  // Why.\n  // @assumption It is\n  // 3.\n  run();", "It is 3."],
    ["that begins with an operation", "// @assumption getBill is 3.", "getBill is 3."],
    ["that begins with code", "// @assumption `type` is 3.", "`type` is 3."],
  ])("%s", (_, source, text) => {
    expect(findAssumptions("a.ts", source).map((one) => one.text)).toEqual([text]);
  });

  it("but not in code", () => {
    expect(findAssumptions("a.ts", 'say("@assumption It is 3.");')).toEqual([]);
  });
});

it.each(["it is 3.", "It is 3"])("an assumption that is no sentence is rejected with its place: %s", (text) => {
  expect(() => findAssumptions("a.ts", `\n// @assumption ${text}`)).toThrow("a.ts:2 is no sentence");
});

describe("a page", () => {
  const PAGE = "# A\n\n<!-- assumptions: npm run generate -->\nold\n<!-- end of assumptions -->\n\n## B\n";
  const one = { file: "src/services/sms/a.ts", line: 1, text: "It is 3." };

  it("gets a point for each assumption, below the title of its part", () => {
    expect(writeAssumptions(PAGE, "src/", [one])).toBe(
      "# A\n\n<!-- assumptions: npm run generate -->\n\n### SMS\n\n* It is 3.\n\n<!-- end of assumptions -->\n\n## B\n",
    );
  });

  it("stays as it is when it is up to date", () => {
    const written = writeAssumptions(PAGE, "src/", [one]);
    expect(writeAssumptions(written, "src/", [one])).toBe(written);
  });

  it("is rejected without the marks, and so is an assumption in a folder without a title", () => {
    expect(() => writeAssumptions("# A", "src/", [one])).toThrow("has no <!-- assumptions");
    expect(() => writeAssumptions(PAGE, "src/", [{ ...one, file: "src/else/a.ts" }])).toThrow("src/else/a.ts:1");
  });
});
