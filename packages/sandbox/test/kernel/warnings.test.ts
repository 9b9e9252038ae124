import { describe, expect, test } from "vitest";
import { createWarnings } from "../../src/kernel/warnings.js";

describe("createWarnings", () => {
  test("counts each kind for each operation, in the order they were first met", () => {
    const warnings = createWarnings();
    warnings.add("sendTemplateSms", "single quotes");
    warnings.add("callback", "single quotes");
    expect(warnings.add("sendTemplateSms", "single quotes")).toMatchObject({ count: 2 });
    expect(warnings.list).toEqual([
      { operation: "sendTemplateSms", what: "single quotes", count: 2 },
      { operation: "callback", what: "single quotes", count: 1 },
    ]);
    warnings.clear();
    expect(warnings.list).toEqual([]);
  });
});
