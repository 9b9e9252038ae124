import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { extractHook, PAGE, readResults, renderPage } from "../src/record.js";
import { ROWS } from "../src/rows.js";

describe("the page on generators", () => {
  it("says what the recorded results and the programs say", async () => {
    expect(await readFile(PAGE, "utf8"), "npm run compat -w tools/compat -- --record").toBe(
      await renderPage(await readResults()),
    );
  });

  it("rests on a recorded result of every row at its pinned version", async () => {
    const recorded = (await readResults()).map(({ id, version }) => `${id} ${version}`);
    expect(recorded.toSorted()).toEqual(ROWS.map(({ id, version }) => `${id} ${version}`).toSorted());
  });
});

describe("extractHook", () => {
  it("takes the lines between the marks, without their common indent", () => {
    const text = "a\n  // Signing hook\n  one\n    two\n\n  three\n  // End of the signing hook\nb\n";
    expect(extractHook(text, "x")).toBe("one\n  two\n\nthree");
    expect(extractHook("# Signing hook\nx\n# End of the signing hook", "x")).toBe("x");
  });

  it("rejects a file that does not mark its hook, and names it", () => {
    expect(() => extractHook("a\n// Signing hook\n", "go/main.go")).toThrow(
      "go/main.go does not mark its signing hook",
    );
  });
});
