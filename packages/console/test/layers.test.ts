import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findCycle, findViolations } from "./support/check-layers.js";
import { findImports } from "./support/find-imports.js";

const imports = findImports(fileURLToPath(new URL("../src", import.meta.url)));

describe("layers of the page", () => {
  test("files import their own layer and those below", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(findViolations(imports)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    expect(findCycle(imports)).toBeUndefined();
  });

  test.each([
    { from: "api/http.ts", to: "ui/text.tsx" },
    { from: "live/lists.ts", to: "i18n/texts.ts" },
    { from: "views/calls/calls.tsx", to: "views/centre/centre.tsx" },
  ])("rejects that $from imports $to", (wrong) => {
    expect(findViolations([...imports, wrong])).toEqual([`${wrong.from} → ${wrong.to}`]);
  });

  test("finds a cycle", () => {
    const circle = [
      { from: "ui/a.ts", to: "ui/b.ts" },
      { from: "ui/b.ts", to: "ui/a.ts" },
    ];
    expect(findCycle(circle)).toEqual(["ui/a.ts", "ui/b.ts", "ui/a.ts"]);
  });
});
